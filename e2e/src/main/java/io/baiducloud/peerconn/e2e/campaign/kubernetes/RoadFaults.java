package io.baiducloud.peerconn.e2e.campaign.kubernetes;

import io.baiducloud.peerconn.e2e.campaign.kubernetes.KubernetesFault.Scope;
import io.baiducloud.peerconn.testkit.TcpFaultProxy.Behaviour;
import java.time.Duration;
import java.util.List;

/** What can happen to requests and watches between the operator and the API server. */
final class RoadFaults {
    private static final Duration A_WHILE = Duration.ofSeconds(5);
    private static final Duration LONGER_THAN_A_REQUEST_MAY_TAKE = Duration.ofSeconds(12);
    private static final Duration UNTIL_A_DEAD_WATCH_IS_NOTICED = Duration.ofMinutes(13);

    private RoadFaults() {}

    static List<KubernetesFault> all() {
        return List.of(cut(), down(), silent(), slow(), answersLost(), expired(), forsaken());
    }

    private static KubernetesFault cut() {
        return KubernetesFault.ofRoad("connections cut again and again", work -> {
            work.ask();
            work.drift();
            for (int i = 0; i < 20; i++) {
                work.site().road().cut();
                Site.rest(Duration.ofMillis(250));
            }
            if (work.site().road().connections() < 10) {
                work.site().violation("hardly a connection was cut: this shows nothing");
            }
        });
    }

    private static KubernetesFault down() {
        return KubernetesFault.ofRoad("no road to the API server", work -> {
            work.site().road().behave(new Behaviour.Refuse());
            work.ask();
            work.drift();
            Site.rest(A_WHILE);
            work.nothingIsReleased();
            work.site().road().behave(new Behaviour.Pass());
        });
    }

    private static KubernetesFault silent() {
        return KubernetesFault.ofRoad("half-open connections", work -> {
            work.site().road().behave(new Behaviour.HalfOpen());
            work.ask();
            work.drift();
            Site.rest(LONGER_THAN_A_REQUEST_MAY_TAKE);
            work.nothingIsReleased();
            work.site().road().behave(new Behaviour.Pass());
            work.site().road().cut();
        });
    }

    private static KubernetesFault slow() {
        return KubernetesFault.ofRoad("a slow API server", work -> {
            work.site().road().behave(new Behaviour.Delay(Duration.ofMillis(300)));
            work.ask();
            work.drift();
            Site.rest(A_WHILE);
        });
    }

    private static KubernetesFault answersLost() {
        return KubernetesFault.ofRoad("answers of the API server lost", work -> {
            work.ask();
            work.drift();
            // watches still bring events for a moment, and what comes of them is written without an answer
            for (int i = 0; i < 8; i++) {
                work.site().road().behave(new Behaviour.LoseAnswer());
                Site.rest(Duration.ofMillis(300));
                work.site().road().behave(new Behaviour.Pass());
                Site.rest(Duration.ofMillis(300));
            }
            if (work.site().road().answersLost() == 0) {
                work.site().violation("no answer was lost: this shows nothing");
            }
        });
    }

    /** With an API server whose watches end by themselves within a minute. */
    private static KubernetesFault expired() {
        return new KubernetesFault(
                "watches that expire",
                Scope.ON_DEMAND,
                work -> {
                    Site.rest(Duration.ofSeconds(75));
                    work.ask();
                    work.drift();
                    Site.rest(Duration.ofSeconds(75));
                },
                Work::checkAll);
    }

    /** The road forgets its connections and says so to nobody: the client must find out by itself that a watch is dead. */
    private static KubernetesFault forsaken() {
        return new KubernetesFault(
                "watches that are dead and do not end",
                Scope.ON_DEMAND,
                work -> {
                    Site site = work.site();
                    site.road().forsake();
                    work.ask();
                    work.drift();
                    site.await(
                            "the operator hears of it", UNTIL_A_DEAD_WATCH_IS_NOTICED, () -> site.isReady(Work.COMING));
                },
                Work::checkAll);
    }
}
