package dev.tradewind.tools;

import dev.tradewind.contracts.nodes.RedeploymentView;
import dev.tradewind.tools.rest.Staff;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tradewind rollback}. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description = "Go back to the build of a verticle that ran before the present one, on every node.",
        footer = "Twice in a row leads back to where it began.")
final class RollbackCommand implements Callable<Integer> {
    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Parameters(paramLabel = "VERTICLE", description = "its name, such as cart")
    private String verticle = "";

    @Override
    public Integer call() {
        System.err.println("Rolling back " + verticle + "...");
        Staff staff = server.staff();
        RedeploymentView begun =
                staff.begin("/admin/verticles/" + verticle + "/rollback", "{}").as(RedeploymentView.class);
        return new RedeploymentWatch(staff, RedeploymentBoard.standard()).follow(begun.id());
    }
}
