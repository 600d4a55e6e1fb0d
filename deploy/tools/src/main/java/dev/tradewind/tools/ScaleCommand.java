package dev.tradewind.tools;

import dev.tradewind.contracts.nodes.RedeploymentView;
import dev.tradewind.contracts.wire.Wire;
import dev.tradewind.tools.rest.Staff;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tradewind scale}. */
@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        description = "Run more or fewer instances of a verticle on every node that runs it.",
        footer = {
            "The new instances prove healthy and take the calls before the former ones finish and stop: no request",
            "fails for it. The number stays over restarts, until another one is configured.",
            "Exit code 1 when a node cannot run so many: then every node runs what it ran before."
        })
final class ScaleCommand implements Callable<Integer> {
    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Parameters(index = "0", paramLabel = "VERTICLE", description = "its name, such as cart")
    private String verticle = "";

    @Parameters(index = "1", paramLabel = "N", description = "instances on each node, 1 to 32")
    private int instances;

    @Override
    public Integer call() {
        System.err.println("Scaling " + verticle + " to " + instances + "...");
        Staff staff = server.staff();
        RedeploymentView begun = staff.begin(
                        "/admin/verticles/" + verticle + "/scale", Wire.write(Map.of("instances", instances)))
                .as(RedeploymentView.class);
        return new RedeploymentWatch(staff, RedeploymentBoard.standard()).follow(begun.id());
    }
}
