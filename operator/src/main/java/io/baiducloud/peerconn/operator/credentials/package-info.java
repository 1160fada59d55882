/** From Secrets to usable keys: where they may be read, what is wrong with them, and who must hear when they change. */
@NullMarked
package io.baiducloud.peerconn.operator.credentials;

import org.jspecify.annotations.NullMarked;
