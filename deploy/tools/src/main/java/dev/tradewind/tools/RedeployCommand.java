package dev.tradewind.tools;

import dev.tradewind.contracts.nodes.RedeploymentView;
import dev.tradewind.contracts.wire.Wire;
import dev.tradewind.tools.rest.Staff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tradewind redeploy}. */
@Command(
        name = "redeploy",
        mixinStandardHelpOptions = true,
        description = "Replace one verticle of the running platform by another build of it, on every node.",
        footer = {
            "Shows for each node how far it is and, of the new build's calls and the old one's, how many failed and",
            "what half and 99 of 100 took. Who leaves (Ctrl-C) changes nothing: ./tradewind redeployments finds it",
            "again.",
            "A build is refused when events, methods or fields that others rely on are gone or have another type, or",
            "when its migrations drop or rename what the running build may use (a step that may, since nobody uses",
            "that any more, has a line: -- contract: why).",
            "Exit code 1 when a node refuses the build: then every node runs what it ran before."
        })
final class RedeployCommand implements Callable<Integer> {
    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Parameters(paramLabel = "VERTICLE", description = "its name, such as cart")
    private String verticle = "";

    @Option(
            names = "--jar",
            paramLabel = "FILE",
            required = true,
            description = "the build (default: the module is built and its jar taken)")
    private Path jar = Path.of("");

    @Option(
            names = "--canary",
            paramLabel = "PERCENT",
            description = {
                "try it out on so many percent of the first node's calls, for 15 seconds at most, and go on only when",
                "it breaks no more of them than the old build and takes no longer"
            })
    private @Nullable Integer canary;

    @Override
    public Integer call() throws IOException {
        byte[] build = Files.readAllBytes(jar);
        System.err.println("Redeploying " + verticle + " (" + build.length / 1024 + " kB)...");
        Map<String, Object> body =
                new HashMap<>(Map.of("jar", Base64.getEncoder().encodeToString(build)));
        if (canary != null) {
            body.put("canary", canary);
        }
        Staff staff = server.staff();
        RedeploymentView begun = staff.begin("/admin/verticles/" + verticle + "/redeploy", Wire.write(body))
                .as(RedeploymentView.class);
        return new RedeploymentWatch(staff, RedeploymentBoard.standard()).follow(begun.id());
    }
}
