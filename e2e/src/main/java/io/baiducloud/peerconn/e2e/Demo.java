package io.baiducloud.peerconn.e2e;

import io.baiducloud.peerconn.e2e.scene.CleanUp;
import io.baiducloud.peerconn.e2e.scene.OperatorProcess;
import io.baiducloud.peerconn.e2e.scene.ProjectFolder;
import io.baiducloud.peerconn.e2e.scene.Scene;
import io.baiducloud.peerconn.e2e.story.Screen;
import io.baiducloud.peerconn.e2e.story.Steps;
import io.baiducloud.peerconn.e2e.story.Story;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Starts everything, lives through a connection's life, and ends. Needs no account, no cluster and no network. */
public final class Demo {
    private final ProjectFolder project;
    private final Screen screen;
    private final Clock clock;
    private final List<OperatorProcess> operators = new ArrayList<>();

    Demo(ProjectFolder project, PrintStream out, Clock clock) {
        this.project = project;
        this.screen = new Screen(out);
        this.clock = clock;
    }

    /** Runs it; exit code 0 when everything went well, else 1. */
    public static void main(String[] args) {
        Quiet.logging();
        System.exit(new Demo(ProjectFolder.find(), System.out, Clock.systemUTC()).run() ? 0 : 1);
    }

    boolean run() {
        screen.say("VPC peer connections of Baidu AI Cloud as Kubernetes objects. This demo starts everything it needs"
                + " on this machine, and ends it.");
        try (CleanUp cleanUp = new CleanUp()) {
            tell(new Steps(screen), cleanUp);
        } catch (Steps.FailedException e) {
            operators.forEach(
                    operator -> screen.block(operator.lastWords().lines().toList()));
            screen.line("DEMO FAILED " + e.getMessage());
            return false;
        }
        screen.line("DEMO OK");
        return true;
    }

    private void tell(Steps steps, CleanUp cleanUp) {
        Scene scene = steps.make("start", () -> Scene.start(project, cleanUp.temporaryFolder(), cleanUp, screen::say));
        operators.addAll(scene.operators());
        Story story = new Story(scene, screen, clock);
        steps.run("ready", story::ready);
        steps.run("resize", story::resize);
        steps.run("drift", story::drift);
        steps.run("delete-blocked", story::deleteBlocked);
        steps.run("delete-done", story::deleteDone);
    }
}
