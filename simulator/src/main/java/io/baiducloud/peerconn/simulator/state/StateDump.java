package io.baiducloud.peerconn.simulator.state;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.baiducloud.peerconn.simulator.api.ServiceState;
import io.baiducloud.peerconn.simulator.cloud.CloudState;
import java.time.Duration;
import java.time.Instant;

/**
 * Everything a simulator would lose by stopping.
 *
 * @param format the version of this document's form
 * @param businessTime the business time of the dump, for people
 * @param clockOffset how far the business clock was advanced
 */
public record StateDump(
        int format, Instant businessTime, Duration clockOffset, CloudState cloud, ServiceState service) {
    private static final int FORMAT = 1;
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .build();

    /** A dump of the present form. */
    public static StateDump of(Instant businessTime, Duration clockOffset, CloudState cloud, ServiceState service) {
        return new StateDump(FORMAT, businessTime, clockOffset, cloud, service);
    }

    /** Reads a dump; the exception's message says what is wrong with it. */
    public static StateDump parse(String json) {
        try {
            StateDump dump = JSON.readValue(json, StateDump.class);
            if (dump == null || dump.format() != FORMAT) {
                throw new IllegalArgumentException("the state has no or another format than " + FORMAT);
            }
            return dump;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the state cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    /** The dump as JSON. */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a state that cannot be written", e);
        }
    }
}
