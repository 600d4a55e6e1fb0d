package dev.tradewind.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.impl.driver.Driver;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bundler does not look at: types, and whether every text is there in every language. */
class SourcesTest {
    private static final Path WEBROOT = Path.of("../../webroot");
    private static final Path PAGES = WEBROOT.resolve("src/main/web");
    private static final Path OPENAPI = Path.of("../../service-contracts/src/main/openapi");
    private static final Pattern OPERATION =
            Pattern.compile("operationId: (\\w+)\\n(?:(?!operationId).)*?x-roles: \\[([^]]*)]", Pattern.DOTALL);
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");
    private static final Pattern TYPESCRIPT =
            Pattern.compile("META-INF/resources/webjars/typescript/[^/]+/lib/([^/]+)");

    /** TypeScript runs on the Node.js that the browser driver carries. */
    @Test
    void haveTheRightTypes(@TempDir Path folder) throws Exception {
        unpackTypeScript(folder);
        String node = Driver.ensureDriverInstalled(Map.of(), false)
                .createProcessBuilder()
                .command()
                .getFirst();
        Process compiler = new ProcessBuilder(node, folder.resolve("tsc.js").toString(), "-p", ".")
                .directory(WEBROOT.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(compiler.waitFor()).as(said).isZero();
    }

    @Test
    void sayEverythingInEveryLanguage() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path folder : messageFolders()) {
            JsonObject first = messages(folder.resolve("en.json"));
            try (Stream<Path> files = Files.list(folder)) {
                files.sorted().forEach(file -> compare(first, file, wrong));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** What the console shows to whom is what the server lets them do. */
    @Test
    void knowWhatEachRoleMayDo() throws IOException {
        Map<String, String> allowed = new HashMap<>();
        try (Stream<Path> files = Files.list(OPENAPI)) {
            for (Path file : files.toList()) {
                OPERATION
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(found -> allowed.put(found.group(1), found.group(2)));
            }
        }
        JsonObject rights = messages(PAGES.resolve("admin/rights.json"));
        assertThat(rights.fieldNames())
                .allSatisfy(name -> assertThat(String.join(", ", roles(rights.getJsonArray(name))))
                        .as(name)
                        .isEqualTo(allowed.get(name)));
    }

    private static List<String> roles(JsonArray roles) {
        return roles.stream().map(String::valueOf).toList();
    }

    private static void compare(JsonObject first, Path file, List<String> wrong) {
        JsonObject other = messages(file);
        first.fieldNames().stream()
                .filter(key -> !other.containsKey(key))
                .forEach(key -> wrong.add(file + " lacks " + key));
        other.fieldNames().stream()
                .filter(key -> !first.containsKey(key))
                .forEach(key -> wrong.add(file + " has " + key + ", which en.json has not"));
        first.fieldNames().stream()
                .filter(other::containsKey)
                .filter(key -> !places(first.getValue(key)).equals(places(other.getValue(key))))
                .forEach(key -> wrong.add(file + " fills in something else at " + key));
    }

    private static TreeSet<String> places(Object message) {
        return new TreeSet<>(PLACE.matcher(message.toString())
                .results()
                .map(MatchResult::group)
                .toList());
    }

    private static List<Path> messageFolders() throws IOException {
        try (Stream<Path> files = Files.walk(PAGES)) {
            return files.filter(file -> file.endsWith("messages")).toList();
        }
    }

    private static JsonObject messages(Path file) {
        try {
            return new JsonObject(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpackTypeScript(Path folder) throws IOException {
        URL pom = Objects.requireNonNull(
                SourcesTest.class.getResource("/META-INF/maven/org.webjars.npm/typescript/pom.properties"));
        String jar = pom.getPath().substring("file:".length(), pom.getPath().indexOf('!'));
        try (JarFile typescript = new JarFile(jar)) {
            for (JarEntry entry : typescript.stream().toList()) {
                var file = TYPESCRIPT.matcher(entry.getName());
                if (file.matches()) {
                    Files.copy(typescript.getInputStream(entry), folder.resolve(file.group(1)));
                }
            }
        }
    }
}
