package io.baiducloud.peerconn.e2e.bench;

import io.baiducloud.peerconn.client.BceCredentials;
import io.baiducloud.peerconn.client.SessionTokenRequest;
import io.baiducloud.peerconn.client.StsClient;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;

/** People who never rest: they edit, delete, declare again, change things in the console and rotate keys, in turns. */
final class Churn {
    private static final int TURNS_BETWEEN_KEYS = 240;

    private final Trial trial;
    private final Customer customer;
    private final KubernetesClient client;
    private final int objects;
    private final Queue<Integer> going = new ArrayDeque<>();
    private int turn;

    Churn(Trial trial, Customer customer, KubernetesClient client, int objects) {
        this.trial = trial;
        this.customer = customer;
        this.client = client;
        this.objects = objects;
    }

    /** How often something was done. */
    int turns() {
        return turn;
    }

    /** Does the next thing. */
    void take() {
        int number = (turn * 7) % objects;
        switch (turn % 4) {
            case 0 -> edit(number);
            case 1 -> {
                trial.handle(Trial.objectName(number)).delete();
                going.add(number);
            }
            case 2 -> declareAgain();
            default -> drift(number);
        }
        if (turn % TURNS_BETWEEN_KEYS == TURNS_BETWEEN_KEYS - 1) {
            rotate();
        }
        turn++;
    }

    /** Declares everything again that was deleted; answers whether all of it is there. */
    boolean isWhole() {
        declareAgain();
        return going.isEmpty();
    }

    private void edit(int number) {
        if (trial.handle(Trial.objectName(number)).get() != null) {
            trial.patchSpec(Trial.objectName(number), "{\"bandwidthInMbps\":" + (10 + turn % 90) + "}");
        }
    }

    private void declareAgain() {
        Integer number = going.peek();
        if (number != null && trial.handle(Trial.objectName(number)).get() == null) {
            going.remove();
            trial.create(customer, Trial.objectName(number), customer.pair(number));
        }
    }

    private void drift(int number) {
        Optional.ofNullable(trial.handle(Trial.objectName(number)).get())
                .map(object -> object.getStatus().peerConnId())
                .filter(id -> trial.cloud()
                        .connection(id)
                        .filter(connection -> !connection.isGone())
                        .isPresent())
                .ifPresent(id -> trial.cloud().console().resize(id, 5));
    }

    /** Other keys of the same account: a new client, a new list, and the old ones are to go. */
    private void rotate() {
        try (StsClient sts = StsClient.builder()
                .endpoint(trial.cloud().stsEndpoint().toString())
                .credentials(
                        customer.account().accessKeyId(), customer.account().secretAccessKey())
                .build()) {
            BceCredentials keys =
                    sts.getSessionToken(SessionTokenRequest.defaults()).credentials();
            client.secrets()
                    .inNamespace(trial.namespace())
                    .withName(customer.secret())
                    .edit(secret -> {
                        secret.setStringData(Map.of(
                                WellKnownNames.ACCESS_KEY_ID, keys.accessKeyId(),
                                WellKnownNames.SECRET_ACCESS_KEY, keys.secretAccessKey(),
                                WellKnownNames.SESSION_TOKEN, Objects.requireNonNull(keys.sessionToken())));
                        return secret;
                    });
        }
    }
}
