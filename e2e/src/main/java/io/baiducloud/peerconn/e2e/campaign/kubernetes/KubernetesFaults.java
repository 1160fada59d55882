package io.baiducloud.peerconn.e2e.campaign.kubernetes;

import java.util.List;
import java.util.stream.Stream;

/** The faults that are tried. */
final class KubernetesFaults {
    private KubernetesFaults() {}

    static List<KubernetesFault> all() {
        return Stream.of(
                        PeopleFaults.all(),
                        List.of(new TokenRotation().fault()),
                        CloudRoads.all(),
                        ServerFaults.all(),
                        RoadFaults.all())
                .flatMap(List::stream)
                .toList();
    }
}
