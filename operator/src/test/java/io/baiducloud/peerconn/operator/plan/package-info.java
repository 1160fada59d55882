/** The proof of the planner: cases that read as its specification, tables, and a model of the cloud. */
@NullMarked
package io.baiducloud.peerconn.operator.plan;

import org.jspecify.annotations.NullMarked;
