package io.baiducloud.peerconn.e2e.chart;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** The table of docs/permissions.md, and the rules of rendered roles in its terms. */
final class PermissionTable {
    private PermissionTable() {}

    /**
     * One verb on one resource.
     *
     * @param group the API group, empty for the core
     * @param resource the plural, with its subresource
     * @param name of the one object that is meant, empty for all
     * @param verb the verb
     */
    record Grant(String group, String resource, String name, String verb) {
        @Override
        public String toString() {
            return verb + " " + resource + (group.isEmpty() ? "" : "." + group) + (name.isEmpty() ? "" : " " + name);
        }
    }

    /** Where a grant holds. */
    enum Where {
        CLUSTER("the cluster"),
        OBJECTS("watched namespaces"),
        SECRETS("Secret namespaces"),
        RELEASE("release namespace");

        private final String words;

        Where(String words) {
            this.words = words;
        }

        static Where of(String words) {
            return Stream.of(values())
                    .filter(where -> where.words.equals(words))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("where is \"" + words + "\"?"));
        }
    }

    /**
     * A row.
     *
     * @param where it holds
     * @param grant what is granted
     * @param why it is needed
     * @param used when it is used: always, at a conflict, or never
     */
    record Row(Where where, Grant grant, String why, String used) {
        boolean isUsedInEveryLife() {
            return used.equals("in every life");
        }
    }

    /** The rows of the document. */
    static List<Row> read() {
        try {
            return Files.readAllLines(Chart.REPOSITORY.resolve("docs/permissions.md")).stream()
                    .filter(line -> line.startsWith("| ") && line.contains("`"))
                    .map(PermissionTable::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        var cells = Stream.of(line.split("\\|", -1)).skip(1).map(String::strip).toList();
        var resource = cells.get(2).replace("`", "").split(", only ", -1);
        var group = cells.get(1).replace("`", "");
        return new Row(
                Where.of(cells.get(0)),
                new Grant(
                        group.equals("core") ? "" : group,
                        resource[0],
                        resource.length > 1 ? resource[1] : "",
                        cells.get(3).replace("`", "")),
                cells.get(4),
                cells.get(5));
    }

    /** What a role grants, verb by verb. */
    static Stream<Grant> grants(HasMetadata role) {
        return rules(role).stream()
                .flatMap(rule -> rule.getApiGroups().stream()
                        .flatMap(group -> rule.getResources().stream()
                                .flatMap(resource -> names(rule).stream()
                                        .flatMap(name -> rule.getVerbs().stream()
                                                .map(verb -> new Grant(group, resource, name, verb))))));
    }

    /** Takes a verb out of a role. */
    static void revoke(HasMetadata role, Grant grant) {
        var rest = rules(role).stream()
                .peek(rule -> {
                    if (isAbout(rule, grant)) {
                        rule.setVerbs(rule.getVerbs().stream()
                                .filter(verb -> !verb.equals(grant.verb()))
                                .toList());
                    }
                })
                .filter(rule -> !rule.getVerbs().isEmpty())
                .toList();
        switch (role) {
            case Role inNamespace -> inNamespace.setRules(rest);
            case ClusterRole everywhere -> everywhere.setRules(rest);
            default -> {}
        }
    }

    private static boolean isAbout(PolicyRule rule, Grant grant) {
        return rule.getApiGroups().contains(grant.group())
                && rule.getResources().contains(grant.resource())
                && names(rule).contains(grant.name());
    }

    private static List<String> names(PolicyRule rule) {
        return rule.getResourceNames().isEmpty() ? List.of("") : rule.getResourceNames();
    }

    private static List<PolicyRule> rules(HasMetadata role) {
        return switch (role) {
            case Role inNamespace -> inNamespace.getRules();
            case ClusterRole everywhere -> everywhere.getRules();
            default -> List.of();
        };
    }
}
