package io.baiducloud.peerconn.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the tests of the documentation see in a shell block. */
class ShellTest {
    @Test
    void quotesContinuationsAndCommentsAreUnderstood() {
        // when
        List<Shell.Command> commands = Shell.parse("""
                kubectl patch pconn a --type merge \\
                  -p '{"spec":{"dnsSync":true}}'   # as declared
                A=1 make demo && echo "two words" >> file
                """);

        // then
        assertThat(commands)
                .extracting(Shell.Command::words)
                .containsExactly(
                        List.of(
                                "kubectl",
                                "patch",
                                "pconn",
                                "a",
                                "--type",
                                "merge",
                                "-p",
                                "{\"spec\":{\"dnsSync\":true}}"),
                        List.of("make", "demo"),
                        List.of("echo", "two words"));
    }

    @Test
    void whatIsSubstitutedIsACommandToo() {
        // when
        List<Shell.Command> commands =
                Shell.parse("ID=$(kubectl get pconn -o name)\ncurl \"$(cat url)/x\" | jq -r .a\n");

        // then
        assertThat(commands)
                .extracting(Shell.Command::toString)
                .containsExactly("kubectl get pconn -o name", "cat url", "curl $(…)/x", "jq -r .a");
    }

    @Test
    void aHereDocumentIsInput() {
        // when
        List<Shell.Command> commands = Shell.parse("kubectl apply -f - <<'EOF'\nkind: Secret\nEOF\nmake test\n");

        // then
        assertThat(commands)
                .containsExactly(
                        new Shell.Command(List.of("kubectl", "apply", "-f", "-"), "kind: Secret\n"),
                        new Shell.Command(List.of("make", "test"), ""));
    }

    @Test
    void ofATranscriptOnlyWhatWasTypedCounts() {
        // given
        Page.Block transcript = new Page.Block("console", 1, "", "$ kubectl get pconn\nNAME ROLE\n$ make demo\n");

        // then
        assertThat(Shell.commands(transcript))
                .extracting(Shell.Command::toString)
                .containsExactly("kubectl get pconn", "make demo");
    }

    @Test
    void optionsAreFoundInBothForms() {
        // given
        Shell.Command command =
                Shell.parse("helm install x chart --set a=1 --set=b=2\n").getFirst();

        // then
        assertThat(command.valuesOf("--set")).containsExactly("a=1", "b=2");
    }
}
