package dev.tradewind.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.ProxyHandlers;
import dev.tradewind.contracts.nodes.NodeProgress;
import dev.tradewind.contracts.nodes.NodeProgress.Phase;
import dev.tradewind.contracts.nodes.NodesService;
import dev.tradewind.contracts.nodes.RedeploymentView;
import dev.tradewind.contracts.nodes.RedeploymentView.Outcome;
import dev.tradewind.contracts.nodes.RolloutNote;
import dev.tradewind.contracts.operations.AuditEntries;
import dev.tradewind.contracts.operations.AuditEntry;
import dev.tradewind.contracts.operations.OperationsService;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A redeployment of three nodes, n1 to n3, whose conductor is or goes away. */
class SuccessionTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final List<String> members = new CopyOnWriteArrayList<>(List.of("n2", "n3"));
    private final Map<String, Phase> phases = new ConcurrentHashMap<>();
    private final List<String> undone = new CopyOnWriteArrayList<>();
    private final AtomicInteger busy = new AtomicInteger();
    private final BlockingQueue<RolloutNote> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<AuditEntry> audited = new LinkedBlockingQueue<>();

    @BeforeEach
    void serve() throws Exception {
        for (String node : List.of("n2", "n3")) {
            serve(NodesService.class, NodesService.address(node), (method, argument) -> answer(node, method, argument));
        }
        serve(OperationsService.class, OperationsService.ADDRESS, (method, argument) -> {
            audited.addAll(((AuditEntries) argument).entries());
            return Future.succeededFuture();
        });
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void theFirstNodeLeftUndoesWhatWasHalfDone() throws Exception {
        phases.put("n2", Phase.PROMOTED);
        Succession first = succession("n2");
        Succession second = succession("n3");
        for (Succession one : List.of(first, second)) {
            one.keep(note("n1"));
            one.look();
            one.look();
        }

        RedeploymentView end = ended();

        assertThat(end.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(end.reason()).contains("n1").contains("gone");
        assertThat(end.nodes())
                .extracting(NodeProgress::phase)
                .containsExactly(Phase.SILENT, Phase.RESTORED, Phase.REFUSED);
        assertThat(undone).containsExactlyInAnyOrder("n2", "n3");
        assertThat(first.views()).containsExactly(end);
        AuditEntry entry = Objects.requireNonNull(audited.poll(10, TimeUnit.SECONDS));
        assertThat(entry.subject()).isEqualTo("cart");
        assertThat(entry.outcome()).isEqualTo(AuditEntry.Outcome.FAILED);
        assertThat(Objects.requireNonNull(entry.result()).text()).contains("is gone");
    }

    @Test
    void whatAllOthersHaveFinishedIsDone() throws Exception {
        phases.put("n2", Phase.PROMOTED);
        phases.put("n3", Phase.SERVING);
        Succession first = succession("n2");
        first.keep(note("n1"));
        first.look();
        assertThat(told.poll(10, TimeUnit.SECONDS)).isNotNull();
        phases.put("n3", Phase.PROMOTED);

        RedeploymentView end = ended();

        assertThat(end.outcome()).isEqualTo(Outcome.PROMOTED);
        assertThat(undone).isEmpty();
        assertThat(Objects.requireNonNull(audited.poll(10, TimeUnit.SECONDS)).outcome())
                .isEqualTo(AuditEntry.Outcome.DONE);
    }

    @Test
    void whoCannotGoBackAtThisMomentIsAskedAgain() throws Exception {
        phases.put("n2", Phase.PROMOTED);
        busy.set(3);
        Succession first = succession("n2");
        first.keep(note("n1"));
        first.look();

        assertThat(ended().nodes())
                .extracting(NodeProgress::phase)
                .containsExactly(Phase.SILENT, Phase.RESTORED, Phase.REFUSED);
    }

    @Test
    void nobodyTakesOverFromAConductorThatIsThereOrWhatHasEnded() {
        Succession first = succession("n2");
        first.keep(note("n3"));
        first.look();
        assertThat(told).isEmpty();

        first.keep(new RolloutNote("n1", view(NOON)));
        first.keep(note("n1"));
        first.look();

        assertThat(told).isEmpty();
        assertThat(first.views()).extracting(RedeploymentView::endedAt).containsExactly(NOON);
    }

    @Test
    void theNextOneTakesOverWhenTheSuccessorGoesToo() throws Exception {
        Succession last = succession("n3");
        last.keep(note("n2"));
        last.look();
        members.remove("n2");
        last.look();

        assertThat(Objects.requireNonNull(audited.poll(10, TimeUnit.SECONDS)).actor())
                .isEqualTo("n3");
        assertThat(undone).containsExactly("n3");
    }

    private Succession succession(String self) {
        return new Succession(new Witnesses(vertx, self, () -> List.copyOf(members)), Duration.ofMillis(10));
    }

    /** The first note that tells of an end. */
    private RedeploymentView ended() throws InterruptedException {
        List<RolloutNote> before = new ArrayList<>();
        while (before.size() < 10) {
            RolloutNote note = Objects.requireNonNull(told.poll(10, TimeUnit.SECONDS), "nothing was told");
            if (note.view().endedAt() != null) {
                assertThat(note.conductor()).isEqualTo("n2");
                return note.view();
            }
            before.add(note);
        }
        throw new AssertionError("no end among " + before);
    }

    private static RolloutNote note(String conductor) {
        return new RolloutNote(conductor, view(null));
    }

    private static RedeploymentView view(@Nullable Instant endedAt) {
        return new RedeploymentView(
                "dep_1",
                "cart",
                "usr_1",
                false,
                null,
                null,
                NOON,
                endedAt,
                Outcome.RUNNING,
                null,
                List.of(
                        NodeProgress.waiting("n1", NOON),
                        NodeProgress.waiting("n2", NOON),
                        NodeProgress.waiting("n3", NOON)));
    }

    private Future<?> answer(String node, String method, Object argument) {
        Phase phase = phases.get(node);
        NodeProgress waiting = NodeProgress.waiting(node, NOON);
        return switch (method) {
            case "keep" -> {
                told.add((RolloutNote) argument);
                yield Future.succeededFuture();
            }
            case "progress" ->
                phase == null
                        ? Future.failedFuture(Fault.of(CommonError.NOT_FOUND, "not begun"))
                        : Future.succeededFuture(waiting.in(phase, NOON, null));
            case "undo" -> {
                if (busy.getAndDecrement() > 0) {
                    yield Future.failedFuture(Fault.of(CommonError.CONFLICT, "It is being replaced."));
                }
                undone.add(node);
                yield Future.succeededFuture(
                        waiting.in(phase == Phase.PROMOTED ? Phase.RESTORED : Phase.REFUSED, NOON, null));
            }
            default -> Future.failedFuture("asked for " + method);
        };
    }

    /** Answers by a method's name and its first argument. */
    private interface Script {
        Future<?> answer(String method, Object argument);
    }

    private <S> void serve(Class<S> type, String address, Script script) throws Exception {
        Object service = Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> script.answer(method.getName(), arguments == null ? "" : arguments[0]));
        ProxyHandlers.serve(vertx, type, address, type.cast(service)).await(10, TimeUnit.SECONDS);
    }
}
