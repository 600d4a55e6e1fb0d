package dev.tradewind.webroot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackingTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        write("sources/static/robots.txt", "User-agent: *\n");
        write(
                "sources/shop/index.html",
                "<head><script type=\"module\" src=\"main.ts\"></script><a href=\"/docs/\"></a></head>");
        write("bundle/shop/main-ABCD1234.js", "import{a}from\"./chunk-QWER5678.js\";import(\"./later-ZZZZ0000.js\");");
        write("bundle/shop/chunk-QWER5678.js", "export const a='" + "long ".repeat(200) + "';");
        write("bundle/shop/later-ZZZZ0000.js", "export{}");
        write("more/docs/NOTICE", "theirs");
    }

    @Test
    void linksThePageToWhatWasBundledAndFetchesEarlyWhatItImports() throws IOException {
        pack();
        assertThat(Files.readString(folder.resolve("out/index.html")))
                .contains("src=\"/assets/shop/main-ABCD1234.js\"", "href=\"/docs/\"")
                .contains("<link rel=\"modulepreload\" href=\"/assets/shop/chunk-QWER5678.js\">")
                .doesNotContain("later-ZZZZ0000");
    }

    @Test
    void listsEveryFileAndCompressesWhereItPays() throws IOException {
        pack();
        assertThat(Files.readAllLines(folder.resolve("out/files.txt")))
                .anyMatch(line -> line.matches("/assets/shop/chunk-QWER5678\\.js [0-9a-f]{20} gzip"))
                .anyMatch(line -> line.matches("/docs/NOTICE [0-9a-f]{20} plain"))
                .anyMatch(line -> line.matches("/robots.txt [0-9a-f]{20} plain"));
        byte[] copy = Files.readAllBytes(folder.resolve("out/assets/shop/chunk-QWER5678.js.gz"));
        String content =
                new String(new GZIPInputStream(new ByteArrayInputStream(copy)).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(content).isEqualTo(Files.readString(folder.resolve("bundle/shop/chunk-QWER5678.js")));
    }

    @Test
    void refusesAPageThatNamesWhatIsNotThere() throws IOException {
        write("sources/shop/index.html", "<head><link rel=\"stylesheet\" href=\"main.css\"></head>");
        assertThatThrownBy(this::pack).hasMessageContaining("main.css is not in the bundle");
    }

    private void pack() throws IOException {
        Packing.main(new String[] {in("sources"), in("bundle"), in("out"), in("more"), "shop=/index.html"});
    }

    private String in(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
