package dev.tradewind.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.catalog.CategoryView;
import dev.tradewind.contracts.identity.AccessQuery;
import dev.tradewind.contracts.identity.CustomerQuery;
import dev.tradewind.contracts.identity.CustomerSort;
import dev.tradewind.contracts.identity.Role;
import dev.tradewind.contracts.merchants.MerchantQuery;
import dev.tradewind.contracts.merchants.MerchantSort;
import dev.tradewind.contracts.merchants.MerchantStatus;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.DeadLetter;
import dev.tradewind.contracts.shared.DeadLetters;
import dev.tradewind.contracts.shared.Domains;
import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.FeedHeads;
import dev.tradewind.contracts.shared.FeedSlice;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.PageMeta;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.Position;
import dev.tradewind.contracts.shared.Subscriptions;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is put together from several domains, and how it looks when one is away. */
class AdminIT {
    private static final String ORDER = "ord_01jd0000000000000000000000";

    @RegisterExtension
    static final GatewayFixture gateway = new GatewayFixture();

    @Test
    void mergesWhatAllDomainsSayOfAnOrder() {
        says("orders", event("orders", "2026-01-01T00:00:02Z", "{\"order_id\":\"o\"}"));
        says(
                "cart",
                event(
                        "cart",
                        "2026-01-01T00:00:01Z",
                        "{\"payment\":{\"provider\":\"p\",\"token\":\"tok_visa\"},"
                                + "\"cart\":{\"access_token_hash\":\"abc\",\"merchants\":[{\"token\":\"t\"}]}}"));
        says("settlement", event("settlement", "2026-01-01T00:00:03Z", "{}"));
        JsonObject timeline = ask("/admin/orders/" + ORDER + "/timeline");
        assertThat(timeline.getJsonArray("data").stream().map(e -> ((JsonObject) e).getString("feed")))
                .containsExactly("cart", "orders", "settlement");
        assertThat(timeline.getJsonArray("missing")).isEmpty();
        assertThat(timeline.encode())
                .doesNotContain("tok_visa", "abc\"", "\"t\"")
                .contains("[redacted]", "\"provider\"");
    }

    @Test
    void namesTheDomainThatDoesNotAnswer() throws Exception {
        gateway.feeds.get("settlement").leave();
        try {
            assertThat(ask("/admin/orders/" + ORDER + "/timeline").getJsonArray("missing"))
                    .isEqualTo(new JsonArray().add("settlement"));
        } finally {
            gateway.feeds.get("settlement").comeBack();
        }
    }

    @Test
    void listsMerchantsTheNewestFirstUnlessAskedOtherwise() {
        assertThat(ask("/admin/merchants?status=suspended").getJsonArray("data"))
                .isNotEmpty();
        assertThat(ask("/admin/merchants?q=50%25%20off&sort=name_desc&count=true&limit=7&after=mer_1&ids=mer_1,mer_2")
                        .getJsonArray("data"))
                .isNotEmpty();
        assertThat(gateway.merchants.asked("find"))
                .flatExtracting(Fake.Asked::arguments)
                .containsExactly(
                        new MerchantQuery(
                                MerchantStatus.SUSPENDED, PageRequest.first(), null, MerchantSort.NEWEST, false),
                        new MerchantQuery(
                                null,
                                new PageRequest(7, "mer_1"),
                                "50% off",
                                MerchantSort.NAME_DESC,
                                true,
                                List.of(new MerchantId("mer_1"), new MerchantId("mer_2"))));
        assertThat(gateway.get(Role.VIEWER, "/admin/merchants?sort=largest").statusCode())
                .isEqualTo(422);
    }

    @Test
    void findsAndSortsPeople() {
        assertThat(ask("/admin/customers?q=ada&sort=email_desc&count=true").getJsonArray("data"))
                .isNotEmpty();
        assertThat(gateway.identity.asked("customers"))
                .flatExtracting(Fake.Asked::arguments)
                .containsExactly(new CustomerQuery("ada", PageRequest.first(), CustomerSort.EMAIL_DESC, true));
        String chosen = "?q=otto&role=merchant&merchant=mer_1&limit=5";
        AccessQuery query =
                new AccessQuery("otto", Role.MERCHANT, new MerchantId("mer_1"), new PageRequest(5, null), false);
        for (String path : List.of("/admin/staff", "/admin/api-keys")) {
            assertThat(gateway.get(Role.ADMIN, path + chosen).statusCode()).isEqualTo(200);
            assertThat(gateway.get(Role.ADMIN, path + "?role=customer").statusCode())
                    .isEqualTo(422);
        }
        assertThat(gateway.identity.asked("findStaff"))
                .flatExtracting(Fake.Asked::arguments)
                .containsExactly(query);
        assertThat(gateway.identity.asked("findApiKeys"))
                .flatExtracting(Fake.Asked::arguments)
                .containsExactly(query);
    }

    @Test
    void hasNoTimelineOfAnOrderThatIsNotThere() {
        gateway.orders.fail("order", Fault.of(CommonError.NOT_FOUND, "There is none."));
        HttpResponse<Buffer> response = gateway.get(Role.VIEWER, "/admin/orders/" + ORDER + "/timeline");
        assertThat(response.statusCode()).isEqualTo(404);
    }

    @Test
    void tellsHowFarEverybodyHasCome() throws Exception {
        gateway.controls.get("auditor").leave();
        try {
            JsonObject feeds = ask("/admin/feeds");
            assertThat(feeds.getJsonArray("missing")).isEqualTo(new JsonArray().add("auditor"));
            assertThat(feeds.getJsonArray("data")).hasSize(Domains.ALL.size() - 1);
            assertThat(feeds.getJsonArray("data").getJsonObject(0))
                    .isEqualTo(Golden.json(Subscriptions.class)
                            .getJsonArray("subscriptions")
                            .getJsonObject(0));
        } finally {
            gateway.controls.get("auditor").comeBack();
        }
    }

    @Test
    void leafsThroughTheDeadLettersOfAllDomains() {
        gateway.controls.values().forEach(control -> control.reply("deadLetters", page(0)));
        gateway.controls
                .get("catalog")
                .reply("deadLetters", arguments -> Future.succeededFuture(of("catalog", 3, arguments)));
        gateway.controls
                .get("orders")
                .reply("deadLetters", arguments -> Future.succeededFuture(of("orders", 2, arguments)));
        List<String> seen = new ArrayList<>();
        String next = "";
        for (int pages = 0; next != null && pages < 10; pages++) {
            JsonObject page = ask("/admin/dead-letters?limit=2" + (next.isEmpty() ? "" : "&after=" + next));
            page.getJsonArray("data").forEach(letter -> seen.add(((JsonObject) letter).getString("consumer")));
            next = page.getJsonObject("meta").getString("next");
        }
        assertThat(seen).containsExactly("catalog", "catalog", "catalog", "orders", "orders");
    }

    @Test
    void redactsDeadLettersToo() {
        DeadLetter letter = Wire.read(
                Golden.json(DeadLetter.class)
                        .put(
                                "event",
                                new JsonObject(
                                        Wire.write(event("cart", "2026-01-01T00:00:01Z", "{\"token\":\"tok_1\"}"))))
                        .encode(),
                DeadLetter.class);
        gateway.controls.get("orders").reply("deadLetters", new DeadLetters(List.of(letter), PageMeta.of(null)));
        assertThat(ask("/admin/dead-letters?consumer=orders").encode()).doesNotContain("tok_1");
    }

    @Test
    void refusesACursorThatItNeverGave() {
        HttpResponse<Buffer> response = gateway.get(Role.VIEWER, "/admin/dead-letters?after=nonsense");
        assertThat(response.statusCode()).isEqualTo(422);
    }

    @Test
    void findsTheDomainThatKnowsADeadLetter() {
        gateway.controls
                .values()
                .forEach(control -> control.fail("retry", Fault.of(CommonError.NOT_FOUND, "not mine")));
        gateway.controls.get("settlement").reply("retry", arguments -> Future.succeededFuture());
        String path = "/admin/dead-letters/dl_01jd0000000000000000000000/retry";
        assertThat(gateway.post(Role.OPERATOR, path).statusCode()).isEqualTo(204);
        gateway.controls.get("settlement").fail("retry", Fault.of(CommonError.NOT_FOUND, "not mine"));
        assertThat(gateway.post(Role.OPERATOR, path).statusCode()).isEqualTo(404);
    }

    @Test
    void doesNotCallALetterUnknownWhileSomebodyIsAwayWhoMayKnowIt() throws Exception {
        gateway.controls
                .values()
                .forEach(control -> control.fail("discard", Fault.of(CommonError.NOT_FOUND, "not mine")));
        String path = "/admin/dead-letters/dl_01jd0000000000000000000000/discard";
        gateway.controls.get("catalog").leave();
        try {
            assertThat(gateway.post(Role.ADMIN, path).statusCode()).isEqualTo(503);
            gateway.controls.get("settlement").reply("discard", arguments -> Future.succeededFuture());
            assertThat(gateway.post(Role.ADMIN, path).statusCode()).isEqualTo(204);
        } finally {
            gateway.controls.get("catalog").comeBack();
        }
        assertThat(gateway.post(Role.ADMIN, path).statusCode()).isEqualTo(204);
    }

    @Test
    void letsAConsumerReadAgainFromTheBeginningOrFromAPlace() {
        String path = "/admin/feeds/cart/catalog/replay";
        assertThat(gateway.post(Role.ADMIN, path).statusCode()).isEqualTo(204);
        assertThat(gateway.controls
                        .get("cart")
                        .asked("replay")
                        .getFirst()
                        .arguments()
                        .getFirst())
                .isEqualTo("catalog");
        JsonObject from = new JsonObject()
                .put(
                        "heads",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("epoch", 1)
                                        .put("tx", 2)
                                        .put("id", 3)));
        assertThat(gateway.post(Role.ADMIN, path, from).statusCode()).isEqualTo(204);
        assertThat(gateway.controls
                        .get("cart")
                        .asked("rewind")
                        .getFirst()
                        .arguments()
                        .getFirst())
                .isEqualTo(new FeedHeads("catalog", List.of(new Position(1, 2, 3))));
    }

    @Test
    void takesCategoriesOverInTheirOrder() {
        gateway.catalog.reply("createCategory", arguments -> Future.succeededFuture(Golden.of(CategoryView.class)));
        JsonArray items = new JsonArray();
        IntStream.range(0, 1_000)
                .forEach(i -> items.add(new JsonObject().put("name", "c" + i).put("external_ref", "r" + i)));
        HttpResponse<Buffer> response =
                gateway.post(Role.ADMIN, "/admin/imports/categories", new JsonObject().put("items", items));
        assertThat(response.bodyAsJsonObject().getJsonArray("data")).hasSize(1_000);
        assertThat(gateway.catalog
                        .asked("createCategory")
                        .get(999)
                        .arguments()
                        .getFirst()
                        .toString())
                .contains("r999");
    }

    private JsonObject ask(String path) {
        HttpResponse<Buffer> response = gateway.get(Role.VIEWER, path);
        assertThat(response.statusCode()).as(response.bodyAsString()).isEqualTo(200);
        return response.bodyAsJsonObject();
    }

    private static void says(String feed, EventEnvelope event) {
        gateway.feeds.get(feed).reply("correlated", new FeedSlice(List.of(event), false, false));
    }

    private static EventEnvelope event(String feed, String time, String data) {
        JsonObject json = Golden.json(EventEnvelope.class)
                .put("feed", feed)
                .put("time", time)
                .put("data", new JsonObject(data));
        return Wire.read(json.encode(), EventEnvelope.class);
    }

    /** A domain with so many dead letters, whose cursor is a plain number. */
    private static DeadLetters of(String domain, int count, Object[] arguments) {
        PageRequest page = (PageRequest) arguments[0];
        int from = page.after() == null ? 0 : Integer.parseInt(page.after());
        int to = Math.min(count, from + page.limit());
        JsonObject letter = Golden.json(DeadLetter.class).put("consumer", domain);
        DeadLetter one = Wire.read(letter.encode(), DeadLetter.class);
        return new DeadLetters(
                IntStream.range(from, to).mapToObj(i -> one).toList(),
                PageMeta.of(to < count ? Integer.toString(to) : null));
    }

    private static DeadLetters page(int count) {
        return new DeadLetters(
                IntStream.range(0, count)
                        .mapToObj(i -> Golden.of(DeadLetter.class))
                        .toList(),
                PageMeta.of(null));
    }
}
