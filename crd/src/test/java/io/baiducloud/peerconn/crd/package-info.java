/** Tests of the custom resource and the generator of its definition. */
package io.baiducloud.peerconn.crd;
