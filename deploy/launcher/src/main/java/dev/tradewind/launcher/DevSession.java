package dev.tradewind.launcher;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.tradewind.contracts.nodes.NodesService;
import dev.tradewind.contracts.nodes.Redeployment;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.launcher.dev.Build;
import dev.tradewind.launcher.dev.Compiler;
import dev.tradewind.launcher.dev.SourceModule;
import dev.tradewind.launcher.dev.SourceWatch;
import dev.tradewind.launcher.dev.Workspace;
import dev.tradewind.launcher.fit.Contracts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * While somebody works on a running platform: puts each verticle whose sources were edited in the place of the one
 * that runs, as any redeployment does it, and says in a line what came of it. For a thread of its own.
 */
final class DevSession implements Runnable {
    private static final Duration REDEPLOYMENT_MAX = Duration.ofMillis(NodesService.REDEPLOYMENT_DEADLINE_MS);
    private static final int NAMES_SHOWN = 3;

    private final Instance instance;
    private final Workspace workspace;
    private final SourceWatch watch;
    private final Path scratch;
    private final Consumer<String> lines;
    private final Map<String, byte[]> running = new HashMap<>();

    /**
     * @param watch began when what runs was built; closed at the end
     * @param scratch a directory for classes
     */
    DevSession(Instance instance, Workspace workspace, SourceWatch watch, Path scratch, Consumer<String> lines) {
        this.instance = instance;
        this.workspace = workspace;
        this.watch = watch;
        this.scratch = scratch;
        this.lines = lines;
    }

    /** Ends when its thread is interrupted. */
    @Override
    public void run() {
        try (watch;
                Compiler compiler = Compiler.of(workspace, scratch)) {
            warmUp(compiler);
            while (!Thread.currentThread().isInterrupted()) {
                edited(watch.next(), compiler);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A compiler's first modules take it several times as long as later ones; nobody waits for these. */
    private void warmUp(Compiler compiler) {
        for (SourceModule module : workspace.verticles()) {
            if (watch.isEdited()) {
                return;
            }
            Build unused = compiler.build(module, Map.of());
        }
        lines.accept("Watching the sources: save, and it runs.");
    }

    private void edited(Set<Path> files, Compiler compiler) {
        Instant saved = saved(files);
        Map<Optional<SourceModule>, List<Path>> byModule =
                files.stream().collect(groupingBy(workspace::moduleOf, mapping(file -> file, toList())));
        List<Path> others = byModule.getOrDefault(Optional.empty(), List.of());
        shared(others.stream().filter(file -> !workspace.isPage(file)).toList());
        List<Path> pages = others.stream().filter(workspace::isPage).toList();
        if (!pages.isEmpty()) {
            lines.accept("webroot: " + names(pages) + " changed, " + bundled());
        }
        Map<String, SourceModule> modules = new TreeMap<>();
        byModule.keySet().forEach(module -> module.ifPresent(one -> modules.put(one.name(), one)));
        modules.forEach((name, module) -> {
            String what = name + ": " + names(Objects.requireNonNull(byModule.get(Optional.of(module)))) + " changed, ";
            lines.accept(what + build(module, compiler, saved));
        });
    }

    /** Maven bundles them, as for every build; browsers see by themselves that there are new ones. */
    private String bundled() {
        Instant begin = Instant.now();
        try {
            ProcessBuilder builder = new ProcessBuilder(
                            workspace.root().resolve("mvnw").toString(),
                            "-o",
                            "-B",
                            "-q",
                            "-pl",
                            "webroot",
                            "process-classes")
                    .directory(workspace.root().toFile())
                    .redirectErrorStream(true);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process maven = builder.start();
            String said = new String(maven.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return maven.waitFor() == 0
                    ? "bundled in " + seconds(Duration.between(begin, Instant.now()))
                            + ", pages that are open load again"
                    : "cannot be bundled; what was served before is\n  "
                            + said.strip().replace("\n", "\n  ");
        } catch (IOException e) {
            return "cannot be bundled: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "not bundled";
        }
    }

    /** When the last of them was saved, as far as that can be told. */
    private static Instant saved(Set<Path> files) {
        Instant now = Instant.now();
        return files.stream()
                .map(DevSession::modified)
                .filter(time -> time.isBefore(now) && time.isAfter(now.minus(REDEPLOYMENT_MAX)))
                .max(Instant::compareTo)
                .orElse(now);
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return Instant.MIN;
        }
    }

    private void shared(List<Path> files) {
        if (!files.isEmpty()) {
            lines.accept(files.stream().map(workspace::shown).limit(NAMES_SHOWN).collect(joining(", "))
                    + " changed: all verticles stand on that; stop with Ctrl-C and start ./tradewind dev again");
        }
    }

    private String build(SourceModule module, Compiler compiler, Instant saved) {
        return switch (compiler.build(module, Map.of(Contracts.ENTRY, Fitting.ownBytes()))) {
            case Build.Broken broken ->
                "does not compile; what ran before runs on\n  " + String.join("\n  ", broken.problems());
            case Build.Done done
            when Arrays.equals(done.jar(), running.get(module.name())) ->
                "compiled in " + seconds(done.took()) + ", and it is what runs already";
            case Build.Done done -> redeploy(module, done, saved);
        };
    }

    private String redeploy(SourceModule module, Build.Done done, Instant saved) {
        String jar = Base64.getEncoder().encodeToString(done.jar());
        List<String> names = Deployments.TABLE.stream()
                .filter(deployment -> module.declares(deployment.verticle()))
                .map(Deployment::domain)
                .filter(instance.node().running()::contains)
                .toList();
        if (names.isEmpty()) {
            return "compiled in " + seconds(done.took()) + ", but it does not run here";
        }
        for (String name : names) {
            try {
                replace(new Redeployment(name, jar, null));
            } catch (Exception e) {
                // Whatever it is: the developer has to know, and the next edit may mend it.
                return "compiled in " + seconds(done.took()) + ", but " + told(e) + "; what ran before runs on";
            }
        }
        running.put(module.name(), done.jar());
        return "compiled in " + seconds(done.took()) + ", served in " + seconds(Duration.between(saved, Instant.now()));
    }

    private void replace(Redeployment redeployment) throws Exception {
        Object unused = NodesService.redeploying(instance.vertx())
                .redeploy(redeployment, CallContext.SYSTEM)
                .await(REDEPLOYMENT_MAX.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static String told(Exception failure) {
        Fault fault = Fault.in(failure);
        return fault == null ? String.valueOf(failure) : fault.detail();
    }

    private static String names(Collection<Path> files) {
        String shown = files.stream()
                .limit(NAMES_SHOWN)
                .map(file -> String.valueOf(file.getFileName()))
                .collect(joining(", "));
        return files.size() <= NAMES_SHOWN ? shown : shown + " and " + (files.size() - NAMES_SHOWN) + " more";
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
    }
}
