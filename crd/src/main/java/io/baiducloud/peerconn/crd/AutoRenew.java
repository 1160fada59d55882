package io.baiducloud.peerconn.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Renewal of a prepaid connection before its end.
 *
 * @param months by how many months each renewal extends it; absent means 1
 * @param whenDaysLeft how many days before its end it is renewed; absent means 7
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AutoRenew(@Nullable Integer months, @Nullable Integer whenDaysLeft) {}
