package dev.tradewind.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @Test
    void movesOneLineWhereAPersonLooks() {
        Terminal terminal = new Terminal(new PrintStream(shown, true, StandardCharsets.UTF_8), true);
        terminal.starting(List.of("cart", "orders"));
        terminal.started("cart");
        terminal.line("ready");
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "\r\u001b[KStarting cart, orders...\r\u001b[KStarting the domains [1/2] orders...\r\u001b[Kready\n");
    }

    @Test
    void printsPlainLinesElsewhere() {
        Terminal terminal = new Terminal(new PrintStream(shown, true, StandardCharsets.UTF_8), false);
        terminal.step("Starting PostgreSQL");
        terminal.line("ready");
        assertThat(shown.toString(StandardCharsets.UTF_8)).isEqualTo("Starting PostgreSQL\nready\n");
    }
}
