package io.baiducloud.peerconn.crd;

import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * One side of a Baidu AI Cloud VPC peer connection.
 *
 * <p>Admission guarantees a spec with its four required fields. An object that escaped admission has an empty spec, or
 * empty words in those fields, rather than nulls.
 */
@Group(WellKnownNames.GROUP)
@Version(WellKnownNames.VERSION)
@Kind(WellKnownNames.KIND)
@Plural(WellKnownNames.PLURAL)
@ShortNames({"pconn", "peerconn"})
public final class PeerConnection extends CustomResource<PeerConnectionSpec, PeerConnectionStatus>
        implements Namespaced {
    private static final long serialVersionUID = 1L;

    /** What the connection should be; never null. */
    @Required
    @Override
    public PeerConnectionSpec getSpec() {
        return spec == null ? PeerConnectionSpec.EMPTY : spec;
    }

    /** What the operator saw last; empty, never null, while no operator has looked. */
    @Override
    public PeerConnectionStatus getStatus() {
        return status == null ? PeerConnectionStatus.EMPTY : status;
    }

    @Override
    protected PeerConnectionSpec initSpec() {
        return PeerConnectionSpec.EMPTY;
    }

    @Override
    protected PeerConnectionStatus initStatus() {
        return PeerConnectionStatus.EMPTY;
    }
}
