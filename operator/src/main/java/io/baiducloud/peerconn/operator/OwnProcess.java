package io.baiducloud.peerconn.operator;

import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.kube.ClusterAccess;
import io.baiducloud.peerconn.operator.ops.LogSetup;
import io.fabric8.kubernetes.client.Config;

/** The JVM that this program has to itself. */
final class OwnProcess implements OperatorMain.Host {
    @Override
    public void halt(ExitCode code) {
        Runtime.getRuntime().halt(code.number());
    }

    @Override
    public void onStop(Runnable stop) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            stop.run();
            // else a SIGTERM ends with 143, which looks like a failure
            halt(ExitCode.OK);
        }));
    }

    @Override
    public Config cluster() {
        return ClusterAccess.find(System.getenv());
    }

    @Override
    public LogSetup logs(OperatorConfig config) {
        return LogSetup.install(config.logFormat(), config.logLevel());
    }
}
