package dev.tradewind.launcher;

import dev.tradewind.launcher.fit.Contents;
import dev.tradewind.launcher.fit.Contracts;
import dev.tradewind.launcher.fit.Migration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Refuses a build that others could not go on with. Blocking. */
final class Fitting {
    private static final int BREAKS_SHOWN = 12;

    private Fitting() {}

    /**
     * @param running the build in whose place it comes, and beside which it works for a while
     * @param back whether it is the one that ran before, which may be older than what the node knows
     * @throws StartException that lists what does not fit
     */
    static void check(Deployment deployment, Release candidate, Release running, boolean back) {
        if (candidate.jar() == null) {
            return;
        }
        List<String> breaks = new ArrayList<>();
        try (Contents fresh = Contents.of(candidate.jar());
                Contents old = Contents.of(place(deployment, running))) {
            breaks.addAll(contracts(fresh.contracts(), back));
            breaks.addAll(fresh.unlinked(Fitting.class.getClassLoader()));
            breaks.addAll(Migration.breaks(added(fresh, old, deployment.domain())));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new StartException(candidate.jar() + " cannot be checked: " + e.getMessage(), e);
        }
        if (!breaks.isEmpty()) {
            throw new StartException(
                    deployment.domain() + " " + candidate.version() + " does not fit to what runs: " + listed(breaks));
        }
    }

    private static String listed(List<String> breaks) {
        String shown = breaks.stream().limit(BREAKS_SHOWN).collect(Collectors.joining("; "));
        return breaks.size() <= BREAKS_SHOWN ? shown : shown + "; and " + (breaks.size() - BREAKS_SHOWN) + " more";
    }

    /** A new build has all that the node's contracts promise; one that ran before may also lack what is newer. */
    private static List<String> contracts(Optional<Contracts> candidate, boolean back) {
        if (candidate.isEmpty()) {
            return back
                    ? List.of()
                    : List.of("it does not say what contracts it was built with (" + Contracts.ENTRY + ")");
        }
        Contracts own = own();
        List<String> breaks = candidate.get().breaksOf(own);
        return back && own.breaksOf(candidate.get()).isEmpty() ? List.of() : breaks;
    }

    /** Those of this node. */
    static Contracts own() {
        return Contracts.read(new String(ownBytes(), StandardCharsets.UTF_8));
    }

    static byte[] ownBytes() {
        try (InputStream in = Fitting.class.getResourceAsStream("/" + Contracts.ENTRY)) {
            if (in == null) {
                throw new IllegalStateException(Contracts.ENTRY + " is not part of this build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Migration> added(Contents fresh, Contents old, String domain) {
        Set<String> known = new HashSet<>();
        old.migrations(domain).forEach(migration -> known.add(migration.name()));
        return fresh.migrations(domain).stream()
                .filter(migration -> !known.contains(migration.name()))
                .toList();
    }

    /** Where a build lies: its own jar, or the node's jar or folder with the verticle's class. */
    private static Path place(Deployment deployment, Release release) {
        if (release.jar() != null) {
            return release.jar();
        }
        try {
            Class<?> verticle = Class.forName(deployment.verticle(), false, Fitting.class.getClassLoader());
            return Path.of(
                    verticle.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new StartException(deployment.domain() + " is not part of this build", e);
        }
    }
}
