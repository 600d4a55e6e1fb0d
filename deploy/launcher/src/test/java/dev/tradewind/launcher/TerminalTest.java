package dev.tradewind.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private static final String WIPED = "\r\u001b[K";
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @Test
    void movesOneLineWhereAPersonLooks() {
        Terminal terminal = new Terminal(new PrintStream(shown, true, StandardCharsets.UTF_8), true);
        terminal.starting(List.of("cart", "orders"));
        terminal.started("cart");
        terminal.line("ready");
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .isEqualTo(WIPED + "Starting cart, orders..." + WIPED + "Starting the domains [1/2] orders..." + WIPED
                        + "ready\n");
    }

    @Test
    void printsPlainLinesElsewhere() {
        Terminal terminal = new Terminal(new PrintStream(shown, true, StandardCharsets.UTF_8), false);
        terminal.step("Starting PostgreSQL");
        terminal.line("ready");
        assertThat(shown.toString(StandardCharsets.UTF_8)).isEqualTo("Starting PostgreSQL\nready\n");
    }
}
