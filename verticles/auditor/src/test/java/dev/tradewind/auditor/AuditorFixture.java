package dev.tradewind.auditor;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.ForeignFeed;
import dev.tradewind.chassis.testing.TestDatabase;
import dev.tradewind.contracts.auditor.AuditorEvent;
import dev.tradewind.contracts.auditor.AuditorService;
import dev.tradewind.contracts.auditor.Invariant;
import dev.tradewind.contracts.auditor.Invariants;
import dev.tradewind.contracts.cart.CartEvent;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent;
import dev.tradewind.contracts.fulfillment.FulfillmentService;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.inventory.InventoryService;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderMoneyPage;
import dev.tradewind.contracts.orders.OrdersService;
import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.payments.PaymentsService;
import dev.tradewind.contracts.settlement.SettlementEvent;
import dev.tradewind.contracts.settlement.SettlementService;
import dev.tradewind.contracts.shared.Audit;
import dev.tradewind.contracts.shared.Id;
import dev.tradewind.contracts.shared.PageMeta;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceBinder;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Predicate;

/** The auditor as deployed, with the logs and services of the domains played by the test. Passes run when asked. */
final class AuditorFixture implements AutoCloseable {
    static final String SETTLING = "200ms";

    final DomainFixture domains = DomainFixture.open();
    final AuditorService service = AuditorService.proxy(domains.vertx());
    final ForeignFeed<CartEvent> cart = domains.foreign(CartEvent.TYPES);
    final ForeignFeed<OrderEvent> orders = domains.foreign(OrderEvent.TYPES);
    final ForeignFeed<InventoryEvent> inventory = domains.foreign(InventoryEvent.TYPES);
    final ForeignFeed<PaymentEvent> payments = domains.foreign(PaymentEvent.TYPES);
    final ForeignFeed<SettlementEvent> settlement = domains.foreign(SettlementEvent.TYPES);
    private final List<ForeignFeed<?>> others = new ArrayList<>();
    private final Map<String, Function<List<Object>, Future<?>>> answers = new ConcurrentHashMap<>();
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();

    record Asked(String call, List<Object> arguments) {}

    AuditorFixture(JsonObject config) {
        // Only their cursors are asked about.
        List.of(domains.foreign(CatalogEvent.TYPES), domains.foreign(FulfillmentEvent.TYPES))
                .forEach(feed -> others.add(feed));
        play("orders", OrdersService.class, OrdersService.ADDRESS);
        play("inventory", InventoryService.class, InventoryService.ADDRESS);
        play("payments", PaymentsService.class, PaymentsService.ADDRESS);
        play("settlement", SettlementService.class, SettlementService.ADDRESS);
        play("fulfillment", FulfillmentService.class, FulfillmentService.ADDRESS);
        domains.deploy(
                new AuditorVerticle(),
                new JsonObject()
                        .put("interval", "1h")
                        .put("settling", SETTLING)
                        .put("sample", 0)
                        .mergeIn(config));
    }

    /** From now on the call answers this; until told otherwise, audits find nothing and nobody knows of money. */
    void answer(String call, Function<List<Object>, Future<?>> answer) {
        answers.put(call, answer);
    }

    /** The domain finds this subject to break this rule of its own, as long as it does. */
    void finds(String domain, String rule, String equation, String... subjects) {
        answer(
                domain + ".auditOf",
                arguments -> Future.succeededFuture(
                        new Audit(List.of(new Audit.Check(rule, equation, 1, List.of(subjects))))));
    }

    List<Asked> asked(String call) {
        return asked.stream().filter(a -> a.call().equals(call)).toList();
    }

    void forgetAsked() {
        asked.clear();
    }

    Invariants prove() {
        return domains.await(service.invariants());
    }

    Invariant prove(int number) {
        return prove().data().get(number - 1);
    }

    /** Proves until the invariant is like this. */
    Invariant proven(int number, String like, Predicate<Invariant> condition) {
        domains.eventually("invariant " + number + " is " + like, () -> service.invariants()
                .map(all -> condition.test(all.data().get(number - 1))));
        return prove(number);
    }

    Invariant red(int number, Id offender) {
        return proven(number, "red", i -> i.offenders().contains(offender.value()));
    }

    Invariant green(int number, Id... formerOffender) {
        return proven(
                number,
                "green",
                i -> i.pending() == 0
                        && Arrays.stream(formerOffender)
                                .noneMatch(id -> i.offenders().contains(id.value())));
    }

    /** What the auditor has said of this subject. */
    List<AuditorEvent> said(String subject) {
        return domains.events(AuditorEvent.TYPES).stream()
                .filter(e -> e.envelope().subject().equals(subject))
                .map(e -> e.event())
                .toList();
    }

    void sql(String statement) {
        try (Connection connection = TestDatabase.open(domains.url());
                Statement running = connection.createStatement()) {
            boolean unused = running.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private <S> void play(String name, Class<S> service, String address) {
        Object played = Proxy.newProxyInstance(
                service.getClassLoader(), new Class<?>[] {service}, (proxy, method, arguments) -> {
                    String call = name + "." + method.getName();
                    List<Object> given = arguments == null ? List.of() : Arrays.asList(arguments);
                    asked.add(new Asked(call, given));
                    return answers.getOrDefault(call, all -> standard(call)).apply(given);
                });
        var unused = new ServiceBinder(domains.vertx()).setAddress(address).register(service, service.cast(played));
    }

    private static Future<?> standard(String call) {
        if (call.endsWith(".auditOf") || call.endsWith(".audit")) {
            return Future.succeededFuture(new Audit(List.of()));
        }
        return call.endsWith(".money")
                ? Future.succeededFuture(new OrderMoneyPage(List.of(), PageMeta.of(null)))
                : Future.failedFuture("nobody said what " + call + " answers");
    }

    @Override
    public void close() {
        domains.close();
    }
}
