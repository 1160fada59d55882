/** Who is who: objects, owners' tags, client tokens, create intents, fingerprints of credentials, claims to a side. */
@NullMarked
package io.baiducloud.peerconn.operator.identity;

import org.jspecify.annotations.NullMarked;
