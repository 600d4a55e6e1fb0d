package dev.tradewind.launcher;

import io.vertx.core.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts everything in this terminal; Ctrl-C stops it.",
        footer = {
            "",
            "Each option is also an environment variable (TRADEWIND_PORT, TRADEWIND_HOST, TRADEWIND_DATA,",
            "TRADEWIND_EMPTY, TRADEWIND_DATABASE_URL, TRADEWIND_CONFIG, TRADEWIND_RUN) and a key of the file; an",
            "option wins over a variable, a variable over the file.",
            "TRADEWIND_SANDBOX_PORT is the sandbox payment provider's (default: HTTP port + 10).",
            "TRADEWIND_ADMIN_PASSWORD is the first admin's; without it one is made up and shown once."
        })
final class UpCommand implements Callable<Integer> {
    @Mixin
    final StartOptions options = new StartOptions();

    @Override
    public Integer call() {
        Logs.quiet();
        return Foreground.run(ConfigurationReader.read(options, System.getenv(), new JsonObject()));
    }
}
