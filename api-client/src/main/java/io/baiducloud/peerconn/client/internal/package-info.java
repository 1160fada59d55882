/** How the client works inside. Nothing here is for callers; an ArchUnit rule keeps it so. */
@NullMarked
package io.baiducloud.peerconn.client.internal;

import org.jspecify.annotations.NullMarked;
