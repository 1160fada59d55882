package io.baiducloud.peerconn.crd.schema;

import io.baiducloud.peerconn.crd.WellKnownNames;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.SelectableField;
import java.util.List;
import java.util.stream.Stream;

/** Adds to the generated definition what the records cannot say. */
final class DefinitionFinish implements CRDPostProcessor {
    @Override
    public HasMetadata process(HasMetadata generated, String version) {
        CustomResourceDefinition definition = (CustomResourceDefinition) generated;
        definition.getSpec().getNames().setListKind(WellKnownNames.KIND + "List");
        definition.getSpec().getNames().setCategories(List.of("baiducloud"));
        CustomResourceDefinitionVersion only =
                definition.getSpec().getVersions().getFirst();
        only.setAdditionalPrinterColumns(PrinterColumn.all());
        only.setSelectableFields(
                Stream.of(".spec.localVpcId", ".spec.peerVpcId", ".status.peerConnId", ".status.status")
                        .map(SelectableField::new)
                        .toList());
        SchemaFinish schema = new SchemaFinish(only.getSchema().getOpenAPIV3Schema());
        schema.apply();
        return definition;
    }
}
