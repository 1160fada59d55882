/** The chart: what it renders, what it refuses, and whether the operator can work with exactly what it grants. */
@NullMarked
package io.baiducloud.peerconn.e2e.chart;

import org.jspecify.annotations.NullMarked;
