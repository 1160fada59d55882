/** When an object is looked at again: the pulse that everything timed hangs on, alarms, back-off. */
@NullMarked
package io.baiducloud.peerconn.operator.schedule;

import org.jspecify.annotations.NullMarked;
