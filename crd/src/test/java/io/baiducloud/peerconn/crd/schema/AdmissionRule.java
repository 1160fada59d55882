package io.baiducloud.peerconn.crd.schema;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRuleBuilder;

/**
 * One CEL rule of the schema and the place it stands at.
 *
 * @param at the path of the schema element, as {@code spec.billing}
 * @param expression what must hold
 * @param message what a user is told to do
 * @param messageExpression CEL for a message with values, or null
 * @param field the field below {@code at} that is to blame, as {@code .peerVpcId}, or null for the element itself
 * @param reason how the API server classes the fault, or null
 */
record AdmissionRule(
        String at, String expression, String message, String messageExpression, String field, String reason) {

    static AdmissionRule at(String path, String expression, String message) {
        return new AdmissionRule(path, expression, message, null, null, null);
    }

    static AdmissionRule invalid(String path, String field, String expression, String message) {
        return new AdmissionRule(path, expression, message, null, "." + field, "FieldValueInvalid");
    }

    static AdmissionRule missing(String path, String field, String expression, String message) {
        return new AdmissionRule(path, expression, message, null, "." + field, "FieldValueRequired");
    }

    static AdmissionRule forbidden(String path, String field, String expression, String message) {
        return new AdmissionRule(path, expression, message, null, "." + field, "FieldValueForbidden");
    }

    AdmissionRule saying(String expressionWithValues) {
        return new AdmissionRule(at, expression, message, expressionWithValues, field, reason);
    }

    void addTo(JSONSchemaProps root) {
        JSONSchemaProps element = root;
        for (String name : at.split("\\.", -1)) {
            element = element.getProperties().get(name);
            if (element == null) {
                throw new IllegalStateException("no " + name + " on the way to " + at);
            }
        }
        element.getXKubernetesValidations().add(toModel());
    }

    private ValidationRule toModel() {
        return new ValidationRuleBuilder()
                .withRule(expression)
                .withMessage(message)
                .withMessageExpression(messageExpression)
                .withFieldPath(field)
                .withReason(reason)
                .build();
    }
}
