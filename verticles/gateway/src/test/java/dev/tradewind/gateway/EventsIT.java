package dev.tradewind.gateway;

import static dev.tradewind.gateway.GatewayFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.identity.Role;
import dev.tradewind.contracts.shared.Domains;
import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.EventId;
import dev.tradewind.contracts.shared.FeedHeads;
import dev.tradewind.contracts.shared.FeedQuery;
import dev.tradewind.contracts.shared.FeedSlice;
import dev.tradewind.contracts.shared.HistoryQuery;
import dev.tradewind.contracts.shared.HistorySlice;
import dev.tradewind.contracts.shared.Position;
import dev.tradewind.contracts.shared.RawJson;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens in all domains, looked up and watched. */
class EventsIT {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final String ORDER = "ord_01jd0000000000000000000000";

    @RegisterExtension
    static final GatewayFixture gateway = new GatewayFixture();

    private static final HttpClient client = gateway.vertx.createHttpClient();

    private final Map<String, List<EventEnvelope>> logs = new ConcurrentHashMap<>();
    private String subject = ORDER;

    @BeforeEach
    void fresh() {
        logs.clear();
        Domains.ALL.forEach(domain -> gateway.feeds
                .get(domain)
                .reply("history", asked -> Future.succeededFuture(history(domain, (HistoryQuery) asked[0])))
                .reply(
                        "heads",
                        asked -> Future.succeededFuture(new FeedHeads(
                                domain, List.of(new Position(1, 1, log(domain).size())))))
                .reply("read", asked -> Future.succeededFuture(slice(domain, (FeedQuery) asked[0]))));
    }

    @Test
    void leafsThroughAllDomainsNewestFirst() {
        for (int i = 0; i < 23; i++) {
            happens(List.of("orders", "cart", "payments").get(i % 3), i, "{}");
        }
        List<String> seen = new ArrayList<>();
        JsonObject page = ask("?limit=4");
        while (true) {
            page.getJsonArray("data").forEach(e -> seen.add(((JsonObject) e).getString("time")));
            String next = page.getJsonObject("meta").getString("next");
            if (next == null) {
                break;
            }
            page = ask("?limit=4&after=" + next);
        }
        assertThat(seen).hasSize(23).doesNotHaveDuplicates().isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    void showsNothingThatIsOlderThanWhatADomainHasYetToLookFor() {
        happens("orders", 1, "{}");
        happens("cart", 5, "{}");
        // Cart was looked through only back to its third second.
        gateway.feeds
                .get("cart")
                .reply(
                        "history",
                        asked -> Future.succeededFuture(new HistorySlice(
                                ((HistoryQuery) asked[0]).before() == null ? List.copyOf(log("cart")) : List.of(),
                                ((HistoryQuery) asked[0]).before() == null ? new Position(1, 1, 1) : null,
                                ((HistoryQuery) asked[0]).before() == null ? START.plusSeconds(3) : null)));
        JsonObject first = ask("?type=x.");
        assertThat(feeds(first)).containsExactly("cart");
        JsonObject second = ask("?type=x.&after=" + first.getJsonObject("meta").getString("next"));
        assertThat(feeds(second)).containsExactly("orders");
        assertThat(second.getJsonObject("meta").getBoolean("has_more")).isFalse();
    }

    @Test
    void namesWhoDoesNotAnswerAndGoesOnThereLater() throws Exception {
        happens("orders", 1, "{}");
        happens("cart", 2, "{}");
        gateway.feeds.get("cart").leave();
        JsonObject page;
        try {
            page = ask("");
        } finally {
            gateway.feeds.get("cart").comeBack();
        }
        assertThat(feeds(page)).containsExactly("orders");
        assertThat(page.getJsonArray("missing")).isEqualTo(new JsonArray().add("cart"));
        assertThat(feeds(ask("?after=" + page.getJsonObject("meta").getString("next"))))
                .containsExactly("cart");
    }

    @Test
    void showsAllOfAnOrderAtOnceAndNoSecrets() {
        gateway.feeds
                .get("orders")
                .reply(
                        "correlated",
                        new FeedSlice(List.of(event("orders", 1, 1, "{\"token\":\"tok_visa\"}")), false, false));
        JsonObject found = ask("?subject=" + ORDER);
        assertThat(feeds(found)).containsExactly("orders");
        assertThat(found.encode()).contains("[redacted]").doesNotContain("tok_visa");
        assertThat(feeds(ask("?subject=" + ORDER + "&type=cart."))).isEmpty();
    }

    @Test
    void refusesACursorThatItNeverGave() {
        for (String cursor : List.of("nonsense", "orders.1.2", "gateway", "orders.zzzzzzzzzzzzz.1.1")) {
            assertThat(gateway.get(Role.VIEWER, "/admin/events?after=" + cursor).statusCode())
                    .as(cursor)
                    .isEqualTo(422);
        }
    }

    @Test
    void tellsWhatHappensAfterTheStreamWasOpenedAndOnlyWhatIsWanted() throws Exception {
        happens("orders", 0, "{}");
        try (Watcher watcher = watch("?subject=" + ORDER)) {
            assertThat(watcher.response.getHeader("Content-Type")).isEqualTo("text/event-stream");
            watcher.untilLookedAt("orders");
            subject = "someone_else";
            happens("orders", 1, "{\"password\":\"x\"}");
            subject = ORDER;
            happens("orders", 2, "{\"token\":\"tok_1\",\"kept\":1}");
            JsonObject told = watcher.next("event");
            assertThat(told.getString("subject")).isEqualTo(ORDER);
            assertThat(told.getJsonObject("data").encode()).contains("kept").doesNotContain("tok_1");
            assertThat(watcher.told).isEmpty();
        }
    }

    @Test
    void dropsTheOldestOfWhatIsTooMuchAndSaysHowMany() throws Exception {
        try (Watcher watcher = watch("?domain=inventory")) {
            watcher.untilLookedAt("inventory");
            List<EventEnvelope> burst = new ArrayList<>();
            for (int i = 1; i <= 1_200; i++) {
                burst.add(event("inventory", i, i, "{}"));
            }
            logs.put("inventory", burst);
            assertThat(watcher.next("dropped").getLong("dropped")).isEqualTo(700);
            assertThat(watcher.next("event").getInteger("sequence")).isEqualTo(701);
        }
    }

    private static List<String> feeds(JsonObject page) {
        return page.getJsonArray("data").stream()
                .map(e -> ((JsonObject) e).getString("feed"))
                .toList();
    }

    private static JsonObject ask(String query) {
        var response = gateway.get(Role.VIEWER, "/admin/events" + query);
        assertThat(response.statusCode()).as(response.bodyAsString()).isEqualTo(200);
        return response.bodyAsJsonObject();
    }

    private List<EventEnvelope> log(String domain) {
        return logs.getOrDefault(domain, List.of());
    }

    private void happens(String domain, int second, String data) {
        List<EventEnvelope> log = logs.computeIfAbsent(domain, d -> new CopyOnWriteArrayList<>());
        log.add(event(domain, log.size() + 1, second, data));
    }

    private EventEnvelope event(String domain, int place, int second, String data) {
        return new EventEnvelope(
                EventId.next(),
                domain,
                "x.happened.v1",
                0,
                new Position(1, 1, place),
                subject,
                place,
                subject,
                null,
                null,
                START.plusSeconds(second),
                new RawJson(data));
    }

    private HistorySlice history(String domain, HistoryQuery query) {
        List<EventEnvelope> older = log(domain).reversed().stream()
                .filter(e -> query.before() == null || e.position().compareTo(query.before()) < 0)
                .toList();
        List<EventEnvelope> shown = older.stream().limit(query.limit()).toList();
        return shown.size() < older.size()
                ? new HistorySlice(
                        shown, shown.getLast().position(), shown.getLast().time())
                : new HistorySlice(shown, null, null);
    }

    private FeedSlice slice(String domain, FeedQuery query) {
        List<EventEnvelope> later = log(domain).stream()
                .filter(e -> e.position().compareTo(query.after()) > 0)
                .toList();
        return new FeedSlice(later.stream().limit(query.limit()).toList(), later.size() > query.limit(), false);
    }

    private Watcher watch(String query) {
        String path = Document.BASE + "/admin/events/stream" + query;
        return new Watcher(await(client.request(HttpMethod.GET, gateway.port(), "127.0.0.1", path)
                .compose(request -> request.putHeader("Authorization", "Bearer " + gateway.tokens.of(Role.VIEWER))
                        .send())
                .onSuccess(HttpClientResponse::pause)));
    }

    private record Told(String event, JsonObject data) {}

    private static final class Watcher implements AutoCloseable {
        private final HttpClientResponse response;
        private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
        private String rest = "";

        Watcher(HttpClientResponse response) {
            this.response = response;
            response.handler(chunk -> read(chunk.toString()));
            response.exceptionHandler(gone -> {});
            response.resume();
        }

        /** The tail begins where the log ends when it is first looked at. */
        void untilLookedAt(String domain) {
            Eventually.holds(() -> gateway.feeds.get(domain).asked("heads").size() > 1);
        }

        JsonObject next(String event) throws InterruptedException {
            Told next = told.poll(10, TimeUnit.SECONDS);
            assertThat(next).as("news").isNotNull();
            assertThat(next.event()).isEqualTo(event);
            return next.data();
        }

        @Override
        public void close() {
            await(response.request().connection().close());
        }

        private void read(String chunk) {
            String[] messages = (rest + chunk).split("\n\n", -1);
            rest = messages[messages.length - 1];
            Arrays.stream(messages)
                    .limit(messages.length - 1)
                    .filter(message -> message.startsWith("event: "))
                    .forEach(message -> {
                        String[] lines = message.split("\n", 2);
                        told.add(new Told(
                                lines[0].substring("event: ".length()),
                                new JsonObject(lines[1].substring("data: ".length()))));
                    });
        }
    }
}
