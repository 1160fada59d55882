/** What the documentation says is true: links lead somewhere, commands run, manifests apply. */
@NullMarked
package io.baiducloud.peerconn.e2e.docs;

import org.jspecify.annotations.NullMarked;
