package dev.tradewind.launcher.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarInputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module of two classes and a resource. */
class CompilerTest {
    @TempDir
    Path root;

    private Compiler compiler;
    private SourceModule module;

    @BeforeEach
    void open() throws IOException {
        write("verticles/small/target/classpath", "");
        write("verticles/small/src/main/java/a/One.java", "package a; class One { Two two; }");
        write("verticles/small/src/main/java/a/Two.java", "package a; record Two(int number) {}");
        write("verticles/small/src/main/resources/db/migration/small/V001__x.sql", "select 1");
        Workspace workspace = Workspace.in(root);
        module = workspace.verticles().getFirst();
        compiler = Compiler.of(workspace, root.resolve("scratch"));
    }

    @AfterEach
    void close() {
        compiler.close();
    }

    @Test
    void makesAJarOfClassesAndResourcesWithTheirFolders() throws IOException {
        assertThat(entries(done(Map.of("more/here", "x".getBytes(StandardCharsets.UTF_8)))))
                .contains("a/", "a/One.class", "a/Two.class", "db/migration/small/", "more/here")
                .contains("db/migration/small/V001__x.sql");
    }

    @Test
    void makesTheSameBytesOfTheSameSources() {
        assertThat(done(Map.of())).isEqualTo(done(Map.of()));
    }

    @Test
    void leavesNothingOfADeletedClass() throws IOException {
        Object before = done(Map.of());
        write("verticles/small/src/main/java/a/One.java", "package a; class One {}");
        Files.delete(root.resolve("verticles/small/src/main/java/a/Two.java"));
        assertThat(entries(done(Map.of()))).contains("a/One.class").doesNotContain("a/Two.class");
        assertThat(before).isNotNull();
    }

    @Test
    void saysWhatIsWrongAndWhere() throws IOException {
        write("verticles/small/src/main/java/a/One.java", "package a;\nclass One {\n    Three three;\n}\n");
        assertThat(compiler.build(module, Map.of()))
                .isInstanceOfSatisfying(Build.Broken.class, broken -> assertThat(broken.problems())
                        .singleElement()
                        .asString()
                        .startsWith("verticles/small/src/main/java/a/One.java:3: cannot find symbol")
                        .endsWith("Three three;"));
    }

    @Test
    void saysWhatToDoWhereTheBuildHasNotBeen() throws IOException {
        Files.delete(root.resolve("verticles/small/target/classpath"));
        assertThat(compiler.build(module, Map.of()))
                .isInstanceOfSatisfying(Build.Broken.class, broken -> assertThat(broken.problems())
                        .containsExactly("verticles/small/target/classpath is not there: ./tradewind build"));
    }

    private byte[] done(Map<String, byte[]> more) {
        return ((Build.Done) compiler.build(module, more)).jar();
    }

    private static Iterable<String> entries(byte[] jar) throws IOException {
        Map<String, Boolean> names = new TreeMap<>();
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.put(entry.getName(), true);
            }
        }
        return names.keySet();
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
