package io.baiducloud.peerconn.operator.ops;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/** Takes keys without a value off log lines: an object without a connection has none, and not one called "null". */
final class KeysThatApply extends Filter<ILoggingEvent> {
    @Override
    public FilterReply decide(ILoggingEvent event) {
        if (event instanceof LoggingEvent line && line.getKeyValuePairs() != null) {
            line.setKeyValuePairs(line.getKeyValuePairs().stream()
                    .filter(pair -> pair.value != null)
                    .toList());
        }
        return FilterReply.NEUTRAL;
    }
}
