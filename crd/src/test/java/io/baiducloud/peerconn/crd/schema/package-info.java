/** How the custom resource definition is made from the Java types: shape from the records, rules from one table. */
package io.baiducloud.peerconn.crd.schema;
