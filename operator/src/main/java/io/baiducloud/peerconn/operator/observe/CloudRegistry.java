package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.BceCredentials;
import io.baiducloud.peerconn.client.PeerConnClient;
import io.baiducloud.peerconn.operator.identity.CloudKey;
import io.baiducloud.peerconn.operator.identity.CredentialFingerprint;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.logging.LogKeys;
import io.baiducloud.peerconn.operator.schedule.Ticking;
import io.baiducloud.peerconn.operator.throttle.EndpointRoom;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The region views in use, one for each credential and region. */
public final class CloudRegistry implements Ticking, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CloudRegistry.class);

    private final CloudSettings settings;
    private final ClientFactory clients;
    private final CredentialFingerprint fingerprint;
    private final CloudSurroundings around;
    private final Map<CloudKey, Entry> entries = new ConcurrentHashMap<>();
    private final Map<String, EndpointRoom> rooms = new ConcurrentHashMap<>();

    private static final class Entry {
        private final RegionView view;
        private volatile Instant lastUsed;

        Entry(RegionView view, Instant lastUsed) {
            this.view = view;
            this.lastUsed = lastUsed;
        }
    }

    /**
     * Makes views when they are asked for.
     *
     * @param settings how the cloud is looked at
     * @param clients makes their clients
     * @param fingerprint names credentials
     * @param around what they stand on
     */
    public CloudRegistry(
            CloudSettings settings,
            ClientFactory clients,
            CredentialFingerprint fingerprint,
            CloudSurroundings around) {
        this.settings = settings;
        this.clients = clients;
        this.fingerprint = fingerprint;
        this.around = around;
    }

    /** Returns the view of a credential in a region, made if need be. */
    public RegionView view(BceCredentials credentials, String region) {
        Instant now = around.clock().instant();
        return entries.compute(fingerprint.cloudKey(credentials, region), (key, entry) -> {
                    if (entry == null) {
                        PeerConnClient client = clients.create(credentials, region);
                        return new Entry(
                                new RegionView(key, client, settings, around, roomAt(region), () -> otherRegions(key)),
                                now);
                    }
                    entry.lastUsed = now;
                    return entry;
                })
                .view;
    }

    /** Returns the view of a credential in a region, if anybody has asked for it already. */
    public Optional<RegionView> find(BceCredentials credentials, String region) {
        return Optional.ofNullable(entries.get(fingerprint.cloudKey(credentials, region)))
                .map(entry -> entry.view);
    }

    private EndpointRoom roomAt(String region) {
        return rooms.computeIfAbsent(
                region, any -> new EndpointRoom(settings.gate().maxAtEndpoint()));
    }

    private Stream<RegionView> otherRegions(CloudKey key) {
        return entries.values().stream()
                .map(entry -> entry.view)
                .filter(view -> view.key().credentialHash().equals(key.credentialHash())
                        && !view.key().equals(key));
    }

    /** Forgets an object in every view. */
    public void unwatch(ObjectRef ref) {
        entries.values().forEach(entry -> entry.view.unwatch(ref));
    }

    /** Forgets an object in every view but those it uses now: with other keys, nobody must go on polling with the old ones. */
    public void unwatchAllBut(ObjectRef ref, Collection<RegionView> used) {
        for (Entry entry : entries.values()) {
            if (!used.contains(entry.view) && entry.view.isWatchedBy(ref)) {
                entry.view.unwatch(ref);
            }
        }
    }

    /** Returns a look at every view, for gauges. */
    public List<ViewReading> readings() {
        Instant now = around.clock().instant();
        return entries.values().stream().map(entry -> entry.view.reading(now)).toList();
    }

    @Override
    public void tick(Instant now) {
        entries.values().forEach(entry -> tick(entry.view, now));
        evictUnused(now);
    }

    /** One view that fails must not keep the others from being read. */
    private static void tick(RegionView view, Instant now) {
        try {
            view.tick(now);
        } catch (RuntimeException e) {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue(LogKeys.REGION, view.key().region())
                    .log("Looking after a region failed because of a bug, please report it; it goes on");
        }
    }

    private void evictUnused(Instant now) {
        for (CloudKey key : entries.keySet()) {
            entries.computeIfPresent(key, (ignored, entry) -> {
                if (entry.view.isWatched()) {
                    entry.lastUsed = now;
                    return entry;
                }
                if (now.isBefore(entry.lastUsed.plus(settings.evictAfter()))) {
                    return entry;
                }
                entry.view.close();
                return null;
            });
        }
    }

    /** Closes all views and their clients. */
    @Override
    public void close() {
        entries.values().forEach(entry -> entry.view.close());
        entries.clear();
    }
}
