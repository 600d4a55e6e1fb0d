package dev.tradewind.tools;

import dev.tradewind.contracts.nodes.RedeploymentList;
import dev.tradewind.contracts.nodes.RedeploymentView;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tradewind redeployments}. */
@Command(
        name = "redeployments",
        mixinStandardHelpOptions = true,
        description = "List the redeployments that go on and the latest ones, or follow one to its end.",
        footer = "Exit code 1 when the one that was followed was refused.")
final class RedeploymentsCommand implements Callable<Integer> {
    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Parameters(paramLabel = "ID", arity = "0..1", description = "the one to follow")
    private @Nullable String id;

    @Override
    public Integer call() {
        if (id != null) {
            return new RedeploymentWatch(server.staff(), RedeploymentBoard.standard()).follow(id);
        }
        RedeploymentList list = server.staff().get("/admin/redeployments").as(RedeploymentList.class);
        list.data().forEach(view -> System.out.print(line(view)));
        return 0;
    }

    static String line(RedeploymentView view) {
        Instant end = view.endedAt() == null ? Instant.now() : view.endedAt();
        return String.format(
                Locale.ROOT,
                "%s  %s  %-15s %-9s %5.1f s  by %s%s%s%s%n",
                view.id(),
                view.startedAt().truncatedTo(ChronoUnit.SECONDS),
                view.verticle(),
                view.outcome().name().toLowerCase(Locale.ROOT),
                Duration.between(view.startedAt(), end).toMillis() / 1000.0,
                view.by(),
                view.rollback() ? ", rollback" : "",
                view.instances() == null ? "" : ", " + view.instances() + " instances",
                view.reason() == null ? "" : ": " + view.reason());
    }
}
