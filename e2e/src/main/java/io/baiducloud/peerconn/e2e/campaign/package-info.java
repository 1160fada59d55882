/**
 * Campaigns: the operator's engine driven step by step on a virtual clock, so that it can be made to die at any point, and a
 * run that fails can be repeated.
 */
@NullMarked
package io.baiducloud.peerconn.e2e.campaign;

import org.jspecify.annotations.NullMarked;
