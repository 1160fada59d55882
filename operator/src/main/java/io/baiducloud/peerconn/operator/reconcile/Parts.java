package io.baiducloud.peerconn.operator.reconcile;

import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.credentials.SecretCredentials;
import io.baiducloud.peerconn.operator.credentials.SecretStore;
import io.baiducloud.peerconn.operator.execute.ReleaseBrake;
import io.baiducloud.peerconn.operator.identity.Cluster;
import io.baiducloud.peerconn.operator.identity.CredentialFingerprint;
import io.baiducloud.peerconn.operator.kube.CrdDeletionCheck;
import io.baiducloud.peerconn.operator.kube.EventPublisher;
import io.baiducloud.peerconn.operator.kube.PrimaryWriter;
import io.baiducloud.peerconn.operator.observe.CloudRegistry;
import io.baiducloud.peerconn.operator.observe.SideObserver;
import io.baiducloud.peerconn.operator.schedule.Alarms;
import io.baiducloud.peerconn.operator.schedule.BackoffLedger;
import java.time.InstantSource;

/**
 * What a pass is made of.
 *
 * @param config what the operator was told
 * @param cluster whose tags are ours
 * @param credentials finds an object's keys
 * @param secrets the Secrets
 * @param fingerprint names credentials
 * @param registry the accounts and regions
 * @param observer looks at our side
 * @param fleet the other objects
 * @param definition whether the definition is going
 * @param brake counts releases
 * @param writer writes to objects
 * @param events tells events
 * @param drift hears of drift
 * @param alarms wakes objects
 * @param ledger remembers failures
 * @param clock the time
 */
public record Parts(
        OperatorConfig config,
        Cluster cluster,
        SecretCredentials credentials,
        SecretStore secrets,
        CredentialFingerprint fingerprint,
        CloudRegistry registry,
        SideObserver observer,
        FleetIndex fleet,
        CrdDeletionCheck definition,
        ReleaseBrake brake,
        PrimaryWriter writer,
        EventPublisher events,
        DriftListener drift,
        Alarms alarms,
        BackoffLedger ledger,
        InstantSource clock) {}
