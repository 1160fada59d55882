package io.baiducloud.peerconn.crd.schema;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinitionBuilder;
import java.util.List;

/**
 * One column of {@code kubectl get pconn}.
 *
 * @param name the heading
 * @param type how the API server renders the value
 * @param jsonPath where the value stands
 * @param priority 0 for every listing, 1 for {@code -o wide} only
 * @param description what the value means
 */
record PrinterColumn(String name, String type, String jsonPath, int priority, String description) {
    private static final String READY = ".status.conditions[?(@.type==\"Ready\")]";

    /** The columns from left to right. A date in the future shows as {@code <invalid>}, so Expires is a string. */
    static List<CustomResourceColumnDefinition> all() {
        return List.of(
                        always("Role", "string", ".spec.role", "The side of the connection this object stands on."),
                        always(
                                "Status",
                                "string",
                                ".status.status",
                                "The state of the connection, in the provider's word."),
                        always(
                                "Bandwidth",
                                "integer",
                                ".status.bandwidthInMbps",
                                "The bandwidth the connection has, in Mbps."),
                        always("DNS", "string", ".status.dnsStatus", "The state of DNS synchronisation on this side."),
                        always(
                                "Ready",
                                "string",
                                READY + ".status",
                                "Whether the connection is active and as declared."),
                        always("Reason", "string", READY + ".reason", "Why the connection is, or is not, ready."),
                        always("Age", "date", ".metadata.creationTimestamp", "Time since this object was created."),
                        wide("ID", "string", ".status.peerConnId", "The provider's id of the connection."),
                        wide("Local-VPC", "string", ".spec.localVpcId", "The VPC on this side."),
                        wide("Peer-VPC", "string", ".spec.peerVpcId", "The VPC on the other side."),
                        wide("Peer-Region", "string", ".spec.peerRegion", "The region of the other side."),
                        wide(
                                "Protected",
                                "boolean",
                                ".status.deleteProtect",
                                "Whether the provider refuses to release the connection."),
                        wide("Payment", "string", ".status.paymentTiming", "How the connection is paid for."),
                        wide("Expires", "string", ".status.expiredTime", "When a prepaid connection ends."))
                .stream()
                .map(PrinterColumn::toModel)
                .toList();
    }

    private static PrinterColumn always(String name, String type, String jsonPath, String description) {
        return new PrinterColumn(name, type, jsonPath, 0, description);
    }

    private static PrinterColumn wide(String name, String type, String jsonPath, String description) {
        return new PrinterColumn(name, type, jsonPath, 1, description);
    }

    private CustomResourceColumnDefinition toModel() {
        return new CustomResourceColumnDefinitionBuilder()
                .withName(name)
                .withType(type)
                .withJsonPath(jsonPath)
                .withPriority(priority == 0 ? null : priority)
                .withDescription(description)
                .build();
    }
}
