package dev.tradewind.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.tools.fake.FakePlatform;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ToolsTest {
    @TempDir
    private Path directory;

    private final StringWriter said = new StringWriter();

    private int run(String... arguments) {
        CommandLine commands = Tools.commandLine();
        commands.setErr(new PrintWriter(said, true)).setOut(new PrintWriter(said, true));
        return commands.execute(arguments);
    }

    @Test
    void importsAFileByCommand() throws IOException {
        Path file = Files.writeString(
                directory.resolve("r.csv"),
                """
                InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
                600001,10001,CUP,6,2011-01-10 08:27:00,2.55,90001.0,France
                """);
        Files.writeString(directory.resolve("admin-token"), FakePlatform.TOKEN + "\n");
        try (FakePlatform platform = FakePlatform.start()) {
            int code = run(
                    "import",
                    "online-retail",
                    file.toString(),
                    "--url",
                    platform.url().toString(),
                    "--data",
                    directory.toString(),
                    "--report",
                    directory.resolve("report").toString());

            assertThat(said.toString()).isEmpty();
            assertThat(code).isZero();
            assertThat(Files.readString(directory.resolve("report/report.txt"))).contains("Everything agrees.");
        }
    }

    @Test
    void saysInOneLineWhatIsMissing() throws IOException {
        Files.writeString(directory.resolve("admin-token"), "x");

        assertThat(run("import", "olist", directory.resolve("no").toString(), "--data", directory.toString()))
                .isOne();
        assertThat(said.toString()).startsWith("tradewind: no such file: ").hasLineCount(1);
    }
}
