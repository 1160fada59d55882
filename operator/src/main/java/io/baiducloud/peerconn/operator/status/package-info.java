/** What is written back: status and conditions, as pure functions of a situation and its plan. */
@NullMarked
package io.baiducloud.peerconn.operator.status;

import org.jspecify.annotations.NullMarked;
