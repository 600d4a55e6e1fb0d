package dev.tradewind.launcher;

import dev.tradewind.chassis.ConfigurationException;
import dev.tradewind.launcher.dev.SourceWatch;
import dev.tradewind.launcher.dev.Workspace;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "dev",
        mixinStandardHelpOptions = true,
        description = "Starts everything like up, and puts each verticle in place anew when its sources are saved.",
        footer = {
            "",
            "Sources, resources and migrations of a verticle: it is compiled and takes over from the one that runs,",
            "as by ./tradewind redeploy; what does not compile or start changes nothing and says why.",
            "Pages (webroot): those that are open in a browser load again.",
            "Contracts and chassis: every verticle stands on them, so that takes a new start.",
            "Checks of the build that go beyond the language (Error Prone, NullAway, tests) are left to the build.",
            "Options and environment are those of ./tradewind up."
        })
final class DevCommand implements Callable<Integer> {
    @Mixin
    final StartOptions options = new StartOptions();

    @Option(names = "--sources", paramLabel = "DIR", hidden = true)
    @Nullable
    Path sources;

    @Override
    public Integer call() {
        Logs.quiet();
        Workspace workspace = Workspace.in(home());
        JsonObject pages = new JsonObject();
        Json.put(pages, "verticles.gateway.pages", workspace.pages().toString());
        Configuration configuration = ConfigurationReader.read(options, System.getenv(), pages);
        // What is edited while the platform starts counts, too.
        SourceWatch watch = SourceWatch.on(workspace.watched());
        Path scratch = configuration.data().resolve("dev");
        return Foreground.run(
                configuration,
                null,
                running -> begin(new DevSession(running, workspace, watch, scratch, System.out::println)));
    }

    private Path home() {
        Path home = sources != null ? sources : Path.of(System.getProperty("tradewind.home", "."));
        if (!Files.isDirectory(home.resolve("verticles"))) {
            throw new ConfigurationException(home.toAbsolutePath() + " has no sources (no directory verticles)");
        }
        return home;
    }

    private static void begin(DevSession session) {
        Thread thread = new Thread(session, "dev");
        // The platform ends, and with it the session.
        thread.setDaemon(true);
        thread.start();
    }
}
