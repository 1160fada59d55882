package io.baiducloud.peerconn.operator.kube;

import io.baiducloud.peerconn.crd.PeerConnectionSpec;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares an installed definition with the fields of our types, whose names are those of the record components. */
final class DefinitionFields {
    private final List<String> lacking = new ArrayList<>();

    private DefinitionFields() {}

    /** The fields that the API server would drop, as paths such as {@code status.renewal}. */
    static List<String> lackingIn(CustomResourceDefinitionVersion version) {
        var fields = new DefinitionFields();
        var schema = version.getSchema() == null ? null : version.getSchema().getOpenAPIV3Schema();
        if (schema != null && schema.getProperties() != null) {
            fields.compare(
                    "spec", PeerConnectionSpec.class, schema.getProperties().get("spec"));
            fields.compare(
                    "status", PeerConnectionStatus.class, schema.getProperties().get("status"));
        }
        return List.copyOf(fields.lacking);
    }

    private void compare(String path, Class<?> type, @Nullable JSONSchemaProps schema) {
        if (schema == null) {
            lacking.add(path);
            return;
        }
        if (Boolean.TRUE.equals(schema.getXKubernetesPreserveUnknownFields())) {
            return;
        }
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                var property = schema.getProperties() == null
                        ? null
                        : schema.getProperties().get(component.getName());
                var inner = property != null && property.getItems() != null
                        ? property.getItems().getSchema()
                        : property;
                compare(path + "." + component.getName(), elementOf(component.getGenericType()), inner);
            }
        }
    }

    /** What a list holds, else the type itself. */
    private static Class<?> elementOf(Type type) {
        if (type instanceof ParameterizedType generic
                && generic.getRawType() == List.class
                && generic.getActualTypeArguments()[0] instanceof Class<?> element) {
            return element;
        }
        return type instanceof Class<?> plain ? plain : Object.class;
    }
}
