package dev.tradewind.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The way of starting that machines without setpriv take. */
class ChildCommandIT {
    @Test
    void theSupervisorInterruptsTheServerWhenTheParentGoesAway() throws Exception {
        Process shell = start("trap 'exit 7' INT; echo ready; while :; do sleep 0.05; done");
        assertThat(EmbeddedPostgresIT.firstLine(shell.getInputStream())).isEqualTo("ready");
        shell.getOutputStream().close();
        assertThat(shell.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(shell.exitValue()).isEqualTo(7);
    }

    @Test
    void theSupervisorEndsWithItsServer() throws Exception {
        Process shell = start("exit 3");
        assertThat(shell.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(shell.exitValue()).isEqualTo(3);
    }

    private static Process start(String script) throws IOException {
        return new ProcessBuilder(ChildCommand.supervised(List.of("/bin/sh", "-c", script))).start();
    }
}
