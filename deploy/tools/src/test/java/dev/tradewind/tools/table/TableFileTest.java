package dev.tradewind.tools.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.tools.account.Report;
import dev.tradewind.tools.account.RowAccount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFileTest {
    @TempDir
    private Path directory;

    private RowAccount account;

    @BeforeEach
    void openAccount() throws IOException {
        account = Report.in(directory.resolve("report"), "a test").file("a.csv");
    }

    private List<String> read(String text, String... columns) throws IOException {
        Path file = Files.writeString(directory.resolve("a.csv"), text);
        List<String> read = new ArrayList<>();
        TableFile.of(file, columns).read(account, in -> in, row -> read.add(row.line() + ":" + row.required("name")));
        return read;
    }

    @Test
    void tellsTheLineOnWhichARowBeginsThoughFieldsHoldLineBreaks() throws IOException {
        String text = "id,name\r\n1,\"one\r\nand a half\"\r\n2,two\r\n3,\"th\nr\nee\"\r\n4,four\r\n";

        assertThat(read(text, "id", "name")).containsExactly("2:one\r\nand a half", "4:two", "5:th\nr\nee", "8:four");
        assertThat(account.rowsRead()).isEqualTo(4);
    }

    @Test
    void bearsAByteOrderMarkAndACutLastLine() throws IOException {
        assertThat(read("\uFEFFid,name\n1,one\n2,\"tw", "id", "name")).containsExactly("2:one", "3:tw");
    }

    @Test
    void bearsTextAfterAClosingQuote() throws IOException {
        assertThat(read("id,name\n1,\"one\" more\n2,two\n", "id", "name")).hasSize(2);
    }

    @Test
    void refusesRowsOfAnotherWidthAndRowsThatTheReaderCannotUse() throws IOException {
        assertThat(read("id,name\n1\n2,\n3,three\n4,four,5\n", "id", "name")).containsExactly("4:three");

        assertThat(account.refused())
                .isEqualTo(Map.of("the row has another number of columns than the header", 2L, "name is empty", 1L));
    }

    @Test
    void readsPackedFiles() throws IOException {
        try (var out = new XZCompressorOutputStream(Files.newOutputStream(directory.resolve("b.csv.xz")))) {
            out.write("id,name\n1,one\n".getBytes(StandardCharsets.UTF_8));
        }
        List<String> read = new ArrayList<>();
        TableFile.in(directory, "b.csv", "name").read(account, in -> in, row -> read.add(row.text("name")));

        assertThat(read).containsExactly("one");
    }

    @Test
    void saysWhichFileOrColumnIsMissing() throws IOException {
        assertThatThrownBy(() -> TableFile.in(directory, "c.csv")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> read("id,name\n", "id", "price"))
                .hasMessageContaining("no column price; it has id, name");
    }
}
