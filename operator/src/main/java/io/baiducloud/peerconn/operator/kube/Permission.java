package io.baiducloud.peerconn.operator.kube;

/**
 * Something that the operator must be allowed to do.
 *
 * @param verb the verb
 * @param group the API group, empty for the core
 * @param resource the plural, with a slash and the subresource if there is one
 * @param namespace where; empty means in all namespaces, or a resource without them
 * @param name of one object only; empty means of all
 * @param purpose completes "The operator needs this to"
 */
record Permission(String verb, String group, String resource, String namespace, String name, String purpose) {
    /** As RBAC people say it. */
    String describe() {
        return verb + " " + resource + (group.isEmpty() ? "" : "." + group) + (name.isEmpty() ? "" : " named " + name)
                + (namespace.isEmpty() ? " in all namespaces" : " in namespace " + namespace);
    }
}
