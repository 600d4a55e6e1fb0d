package dev.tradewind.launcher.dev;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles a module from the beginning, every time: then nothing of a deleted or renamed class is left, and with a warm
 * compiler that takes less than a second. Checks what the language asks for; what the build checks besides is the
 * build's. For one thread.
 */
public final class Compiler implements AutoCloseable {
    // The release is the root pom's; no verticle has an annotation processor.
    private static final List<String> OPTIONS =
            List.of("--release", "21", "-parameters", "-g", "-proc:none", "-nowarn", "-Xlint:none");
    private static final int PROBLEMS_MAX = 10;

    private final Workspace workspace;
    private final Path scratch;
    private final JavaCompiler javac;
    // Kept, since it holds the class path's jars open and read.
    private final StandardJavaFileManager files;

    private Compiler(Workspace workspace, Path scratch, JavaCompiler javac) {
        this.workspace = workspace;
        this.scratch = scratch;
        this.javac = javac;
        this.files = javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    }

    /**
     * @param scratch a directory of its own for classes
     * @throws IllegalStateException when this Java has no compiler
     */
    public static Compiler of(Workspace workspace, Path scratch) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            throw new IllegalStateException("this Java has no compiler: start it with a JDK");
        }
        return new Compiler(workspace, scratch, javac);
    }

    /** @param more entries of the jar besides the module's own */
    public Build build(SourceModule module, Map<String, byte[]> more) {
        long begin = System.nanoTime();
        try {
            Path classes = emptied(scratch.resolve(module.name()));
            DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
            if (!compiles(module, classes, found)) {
                return new Build.Broken(problems(found.getDiagnostics()));
            }
            byte[] jar = Jar.of(List.of(classes, module.resources()), more);
            return new Build.Done(jar, Duration.ofNanos(System.nanoTime() - begin));
        } catch (NoSuchFileException e) {
            return new Build.Broken(
                    List.of(workspace.shown(Path.of(e.getFile())) + " is not there: ./tradewind build"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean compiles(SourceModule module, Path classes, DiagnosticCollector<JavaFileObject> found)
            throws IOException {
        files.setLocationFromPaths(StandardLocation.CLASS_PATH, module.classPath());
        files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
        Iterable<? extends JavaFileObject> sources = files.getJavaFileObjectsFromPaths(module.javaFiles());
        return javac.getTask(null, files, found, OPTIONS, null, sources).call();
    }

    private List<String> problems(List<Diagnostic<? extends JavaFileObject>> found) {
        List<String> all = found.stream()
                .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                .map(this::told)
                .toList();
        return all.size() <= PROBLEMS_MAX
                ? all
                : Stream.concat(
                                all.stream().limit(PROBLEMS_MAX),
                                Stream.of("and " + (all.size() - PROBLEMS_MAX) + " more"))
                        .toList();
    }

    /** Where it is, what is wrong, and the line itself. */
    private String told(Diagnostic<? extends JavaFileObject> problem) {
        String message =
                problem.getMessage(Locale.ROOT).lines().map(String::strip).collect(joining("; "));
        JavaFileObject source = problem.getSource();
        if (source == null) {
            return message;
        }
        Path file = files.asPath(source);
        return workspace.shown(file) + ":" + problem.getLineNumber() + ": " + message
                + line(file, problem.getLineNumber());
    }

    private static String line(Path file, long number) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.skip(Math.max(0, number - 1))
                    .findFirst()
                    .map(line -> "\n    " + line.strip())
                    .orElse("");
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    private static Path emptied(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> walk = Files.walk(directory)) {
                for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Objects.requireNonNull(Files.createDirectories(directory));
    }

    @Override
    public void close() {
        try {
            files.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
