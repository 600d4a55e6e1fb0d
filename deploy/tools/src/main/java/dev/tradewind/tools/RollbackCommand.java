package dev.tradewind.tools;

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
        System.out.print(Replaced.text(server.staff().post("/admin/verticles/" + verticle + "/rollback", "{}")));
        return 0;
    }
}
