package io.baiducloud.peerconn.operator.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.operator.config.Invocation;
import io.baiducloud.peerconn.operator.config.OperatorOptions;
import io.baiducloud.peerconn.operator.config.SecretName;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecretWakeUpsTest {
    private final Objects objects = new Objects();
    private final List<String> woken = new ArrayList<>();
    private final SecretWakeUps wakeUps = new SecretWakeUps(
            new SecretReferences(new SecretCredentials(
                    new SecretStore(null, null, Optional.empty()),
                    ((Invocation.Run) new OperatorOptions(Map.of(), () -> "ops")
                                    .parse(List.of("--default-credentials-secret=ops/default")))
                            .config())),
            ref -> woken.add(ref.name()));

    @BeforeEach
    void fill() {
        objects.add("own", "credentialsRef: {name: a}");
        objects.add("other", "credentialsRef: {name: b}");
        objects.add("both", "credentialsRef: {name: b}, acceptor: {credentialsRef: {name: a}}");
        objects.add("default", "acceptor: {dnsSync: true}");
        wakeUps.index(objects);
    }

    @Test
    void wakesExactlyTheObjectsThatUseASecret() {
        // given
        wakeUps.begin(objects);

        // when
        wakeUps.changed(new SecretName("network", "a"));

        // then
        assertThat(woken).containsExactly("own", "both");
    }

    @Test
    void wakesThoseThatUseTheDefault() {
        // given
        wakeUps.begin(objects);

        // when
        wakeUps.changed(new SecretName("ops", "default"));

        // then
        assertThat(woken).containsExactly("default");
    }

    @Test
    void wakesNobodyForASecretOfThatNameElsewhere() {
        // given
        wakeUps.begin(objects);

        // when
        wakeUps.changed(new SecretName("elsewhere", "a"));

        // then
        assertThat(woken).isEmpty();
    }

    @Test
    void makesUpForChangesBeforeTheObjectsCouldBeRead() {
        // given
        wakeUps.changed(new SecretName("network", "b"));
        var before = List.copyOf(woken);

        // when
        wakeUps.begin(objects);

        // then
        assertThat(before).isEmpty();
        assertThat(woken).containsExactly("other", "both");
    }

    /** The objects, with the index that the wake-ups ask for. */
    private static final class Objects implements IndexerResourceCache<PeerConnection> {
        private final Map<String, PeerConnection> byName = new LinkedHashMap<>();
        private Function<PeerConnection, List<String>> index;

        void add(String name, String spec) {
            var object = new KubernetesSerialization().unmarshal("""
                            apiVersion: vpc.baiducloud.io/v1alpha1
                            kind: PeerConnection
                            metadata: {namespace: network, name: %s, uid: u-%s}
                            spec: {region: bj, localVpcId: vpc-a, peerVpcId: vpc-b, peerRegion: gz, %s}
                            """.formatted(name, name, spec), PeerConnection.class);
            byName.put(name, object);
        }

        @Override
        public void addIndexers(Map<String, Function<PeerConnection, List<String>>> indexers) {
            index = indexers.get("secrets");
        }

        @Override
        public List<PeerConnection> byIndex(String indexName, String indexKey) {
            return list().filter(object -> index.apply(object).contains(indexKey))
                    .toList();
        }

        @Override
        public Optional<PeerConnection> get(ResourceID id) {
            return Optional.ofNullable(byName.get(id.getName()));
        }

        @Override
        public Stream<ResourceID> keys() {
            return list().map(ResourceID::fromResource);
        }

        @Override
        public Stream<PeerConnection> list(Predicate<PeerConnection> predicate) {
            return byName.values().stream().filter(predicate);
        }

        @Override
        public Stream<PeerConnection> list(String namespace, Predicate<PeerConnection> predicate) {
            return list(predicate)
                    .filter(object -> object.getMetadata().getNamespace().equals(namespace));
        }
    }
}
