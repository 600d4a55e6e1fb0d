package dev.tradewind.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Finds the machine's Chromium: what {@code -Dchromium=PATH} or {@code TRADEWIND_CHROMIUM} names, else one on the
 * path, else Debian's, installed when that is permitted. Tests never pass by not running: without a browser they fail
 * with one line.
 */
final class Chromium {
    static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final String NONE = "browser tests need Chromium and found none: install it "
            + "(apt-get install chromium), or name it with TRADEWIND_CHROMIUM=PATH";
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final long INSTALL_MINUTES = 8;

    private Chromium() {}

    static Path find() {
        return named().or(Chromium::onThePath)
                .or(Chromium::installed)
                .orElseThrow(() -> new IllegalStateException(NONE));
    }

    private static Optional<Path> named() {
        String name = System.getProperty("chromium", System.getenv().getOrDefault("TRADEWIND_CHROMIUM", ""));
        return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name));
    }

    private static Optional<Path> onThePath() {
        List<String> folders = List.of(
                Objects.requireNonNullElse(System.getenv("PATH"), "/usr/bin").split(File.pathSeparator));
        Stream<Path> mac = Stream.of(Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));
        Stream<Path> found = NAMES.stream().flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)));
        return Stream.concat(found, mac).filter(Files::isExecutable).findFirst();
    }

    /** Only as root on a Debian: everywhere else it is not ours to change the machine. */
    private static Optional<Path> installed() {
        if (!"root".equals(System.getProperty("user.name")) || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            return Optional.empty();
        }
        System.err.println("No Chromium found: installing Debian's, once.");
        run("apt-get", "update", "-q");
        run("apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium");
        return onThePath();
    }

    private static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot run " + command[0], e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
