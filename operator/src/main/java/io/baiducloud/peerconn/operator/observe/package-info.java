/** What the cloud holds: one shared list for each account and region, details where a list does not say enough. */
@NullMarked
package io.baiducloud.peerconn.operator.observe;

import org.jspecify.annotations.NullMarked;
