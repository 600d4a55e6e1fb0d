package dev.tradewind.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.merchants.MerchantPage;
import dev.tradewind.contracts.merchants.MerchantsService;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.launcher.dev.SourceWatch;
import dev.tradewind.launcher.dev.Workspace;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody edits a copy of a verticle's sources while it runs. */
class DevSessionIT {
    private static final Path HOUSE = Path.of("../..");
    private static final String AS_IT_IS = "return store.page(query);";

    @TempDir
    Path directory;

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private Instance instance;
    private Thread session;
    private Path source;
    private Path page;

    @BeforeEach
    void start() throws Exception {
        copy("verticles/merchants/pom.xml");
        copy("verticles/merchants/src/main");
        Path target = Files.createDirectories(directory.resolve("verticles/merchants/target"));
        Files.writeString(target.resolve("classpath"), classPath());
        source = directory.resolve("verticles/merchants/src/main/java/dev/tradewind/merchants/Merchants.java");
        page = Files.createDirectories(directory.resolve("webroot/src/main/web"))
                .resolve("page.ts");
        instance = new Instance(
                        Configuration.from(new JsonObject()
                                .put("data", directory.resolve("data").toString())
                                .put("empty", true)
                                .put("run", new JsonArray(List.of("merchants")))),
                        StartProgress.SILENT)
                .start();
        Workspace workspace = Workspace.in(directory);
        SourceWatch watch = SourceWatch.on(workspace.watched());
        session = new Thread(
                new DevSession(instance, workspace, watch, directory.resolve("scratch"), lines::add), "dev session");
        session.start();
        assertThat(line()).startsWith("Watching");
    }

    @AfterEach
    void stop() throws InterruptedException {
        session.interrupt();
        session.join();
        instance.close();
    }

    @Test
    void aSavedSourceIsServedSoonAndNoCallFailsMeanwhile() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        List<Future<Void>> callers = IntStream.range(0, 8)
                .mapToObj(caller -> callUntil(over, answered))
                .toList();
        edit(AS_IT_IS, saying("\"edited\""));
        assertThat(line())
                .matches("merchants: Merchants.java changed, compiled in \\d+\\.\\d\\d s, served in \\d+\\.\\d\\d s");
        assertThat(next()).isEqualTo("edited");

        edit(saying("\"edited\""), saying("\"again\""));
        assertThat(line()).contains("served in");
        over.set(true);
        for (Future<Void> caller : callers) {
            Object unused = result(caller);
        }
        assertThat(next()).isEqualTo("again");
        assertThat(answered.get()).isGreaterThan(100);
    }

    @Test
    void whatDoesNotCompileIsShownWithItsPlaceAndChangesNothing() throws Exception {
        edit(AS_IT_IS, saying("nobody"));
        assertThat(line())
                .startsWith("merchants: Merchants.java changed, does not compile; what ran before runs on\n")
                .containsPattern("verticles/merchants/src/main/java/dev/tradewind/merchants/Merchants.java:\\d+: ")
                .contains("nobody");
        assertThat(next()).isNull();

        edit(saying("nobody"), saying("\"mended\""));
        assertThat(line()).contains("served in");
        assertThat(next()).isEqualTo("mended");
    }

    @Test
    void whatDoesNotStartChangesNothing() throws Exception {
        Path migration = directory.resolve("verticles/merchants/src/main/resources/db/migration/merchants/V900__x.sql");
        Files.writeString(migration, "create table no such syntax;");
        assertThat(line())
                .startsWith("merchants: V900__x.sql changed, ")
                .contains("The schema merchants cannot be migrated")
                .endsWith("what ran before runs on");
        Files.writeString(migration, "create table fine (id bigint);");
        assertThat(line()).contains("V900__x.sql changed").contains("served in");
        assertThat(next()).isNull();
    }

    @Test
    void aSavedPageIsBundledAsEveryBuildDoesIt() throws Exception {
        maven("echo 'page.ts:1: no such thing'; exit 1");
        Files.writeString(page, "nonsense");
        assertThat(line())
                .isEqualTo("webroot: page.ts changed, cannot be bundled; what was served before is\n"
                        + "  page.ts:1: no such thing");

        maven("test \"$*\" = '-o -B -q -pl webroot process-classes'");
        Files.writeString(page, "sense");
        assertThat(line())
                .matches("webroot: page.ts changed, bundled in \\d+\\.\\d\\d s, pages that are open load again");
    }

    private void maven(String script) throws IOException {
        Path maven = Files.writeString(directory.resolve("mvnw"), "#!/bin/sh\n" + script + "\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();
    }

    /** The same with something else for the next page. */
    private static String saying(String next) {
        return "return store.page(query).map(found -> new MerchantPage(found.data(), PageMeta.of(" + next + ")));";
    }

    private void edit(String before, String after) throws IOException {
        String text = Files.readString(source);
        assertThat(text).contains(before);
        // As careful editors save: written beside it, then moved over it.
        Path fresh = Files.writeString(source.resolveSibling("Merchants.java~"), text.replace(before, after));
        Files.move(fresh, source, StandardCopyOption.REPLACE_EXISTING);
    }

    private String line() throws InterruptedException {
        return Objects.requireNonNull(lines.poll(60, TimeUnit.SECONDS), "nothing was said");
    }

    private @Nullable String next() {
        return result(merchants()).meta().next();
    }

    private Future<MerchantPage> merchants() {
        return MerchantsService.proxy(instance.vertx()).merchants(new PageRequest(5, null));
    }

    private Future<Void> callUntil(AtomicBoolean over, AtomicInteger answered) {
        return merchants().compose(answer -> {
            answered.incrementAndGet();
            return over.get() ? Future.succeededFuture() : callUntil(over, answered);
        });
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.await(20, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private void copy(String path) throws IOException {
        try (Stream<Path> walk = Files.walk(HOUSE.resolve(path))) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                Path copy = directory.resolve(HOUSE.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("merchants"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
