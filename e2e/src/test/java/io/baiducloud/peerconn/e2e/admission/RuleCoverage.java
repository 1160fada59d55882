package io.baiducloud.peerconn.e2e.admission;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which rules of the definition have spoken: one that never does would not be missed. */
final class RuleCoverage {
    private static final Pattern CEL_TEXT = Pattern.compile("'([^']{12,})'");

    private final Map<String, Set<String>> heard = new TreeMap<>();

    void hear(Map<String, String> faults) {
        faults.forEach((field, message) ->
                heard.computeIfAbsent(field, _ -> new TreeSet<>()).add(message));
    }

    /** The texts of rules that nobody has heard, each with the field it blames. */
    List<String> silentRules(CustomResourceDefinition definition) {
        List<String> silent = new ArrayList<>();
        collect("", definition.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema(), silent);
        return silent;
    }

    private void collect(String path, JSONSchemaProps element, List<String> silent) {
        for (ValidationRule rule : element.getXKubernetesValidations()) {
            String field = path + (rule.getFieldPath() == null ? "" : rule.getFieldPath());
            texts(rule).filter(text -> !wasHeard(field, text)).forEach(text -> silent.add(field + ": " + text));
        }
        element.getProperties()
                .forEach((name, property) -> collect(path.isEmpty() ? name : path + "." + name, property, silent));
    }

    /** A rule with a message expression says each of the texts in it, with values in the place of %s. */
    private static Stream<String> texts(ValidationRule rule) {
        return rule.getMessageExpression() == null
                ? Stream.of(rule.getMessage())
                : CEL_TEXT.matcher(rule.getMessageExpression()).results().map(found -> found.group(1));
    }

    private boolean wasHeard(String field, String text) {
        String expected = Stream.of(text.split("%s", -1)).map(Pattern::quote).collect(Collectors.joining(".+"));
        Pattern pattern = Pattern.compile(expected);
        return heard.getOrDefault(field, Set.of()).stream()
                .map(pattern::matcher)
                .anyMatch(Matcher::find);
    }
}
