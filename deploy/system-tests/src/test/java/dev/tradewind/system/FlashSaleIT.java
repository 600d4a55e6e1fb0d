package dev.tradewind.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** More people than goods: every answer is clean, nothing is oversold, nothing stays behind. */
class FlashSaleIT {
    private static final int PEOPLE = 300;
    private static final int STOCK = 50;

    private static Platform platform;
    private static Market market;

    @BeforeAll
    static void open() {
        platform = Platform.start();
        market = platform.market();
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    @Test
    void sellsFiftyPiecesToThreeHundredPeopleOnce() {
        String offer = market.offer(market.merchant("Flash"), "The one thing", 9_900, STOCK);
        List<Shopper> crowd = crowd(shopper -> shopper.wants(offer, 1));

        Map<Integer, List<Answer>> answers = buyAtOnce(crowd);

        assertThat(answers.get(201)).hasSize(STOCK);
        assertThat(answers.get(409)).hasSize(PEOPLE - STOCK).allMatch(a -> a.text("code")
                .equals("insufficient_stock"));
        answers.get(201).forEach(a -> shipEverything(a.text("id")));
        Eventually.see(
                "everything gone",
                () -> market.stock(offer),
                s -> s.getLong("reserved") == 0 && s.getLong("on_hand") == 0);
        platform.expectInvariants();
    }

    @Test
    void neverDeadlocksOverCartsOfFiveLinesInAnyOrder() {
        List<String> offers = market.offers(5, market.merchant("Five"), 1_000, STOCK);
        Random order = new Random(42);
        List<Shopper> crowd = crowd(shopper -> {
            List<String> mine = new ArrayList<>(offers);
            Collections.shuffle(mine, order);
            return shopper.wantsOneOfEach(mine);
        });

        Map<Integer, List<Answer>> answers = buyAtOnce(crowd);

        assertThat(answers.keySet()).containsExactlyInAnyOrder(201, 409);
        assertThat(answers.get(201)).hasSize(STOCK);
        offers.forEach(o -> assertThat(market.stock(o).getLong("reserved")).isEqualTo(STOCK));
        platform.expectInvariants();
    }

    @Test
    void completesOneCartOnceHoweverOftenItIsAsked() {
        String offer = market.offer(market.merchant("Impatient"), "Clock", 7_000, 50);
        Shopper ada = platform.shopper().wants(offer, 1);

        List<Answer> answers = Crowd.allAtOnce(
                Collections.nCopies(20, ada),
                a -> Eventually.see("an answer", () -> a.pays("tok_visa"), FlashSaleIT::isAnswer));

        assertThat(answers).allMatch(a -> a.status() == 201);
        assertThat(answers.stream().map(a -> a.text("id")).distinct()).hasSize(1);
        assertThat(answers.stream()
                        .map(Answer::json)
                        .map(FlashSaleIT::withoutProgress)
                        .distinct())
                .hasSize(1);
        assertThat(platform.provider().payments(answers.getFirst().text("id"))).hasSize(1);
        assertThat(market.stock(offer).getLong("reserved")).isEqualTo(1);
        platform.expectInvariants();
    }

    /** Shipments appear while the answers are being given. */
    private static JsonObject withoutProgress(JsonObject order) {
        JsonObject same = order.copy();
        same.remove("version");
        same.remove("updated_at");
        same.getJsonArray("merchants").forEach(m -> ((JsonObject) m).remove("shipments"));
        return same;
    }

    private static List<Shopper> crowd(Function<Shopper, Shopper> fill) {
        return IntStream.range(0, PEOPLE)
                .mapToObj(i -> fill.apply(platform.shopper()))
                .toList();
    }

    private static Map<Integer, List<Answer>> buyAtOnce(List<Shopper> crowd) {
        List<Answer> first = Crowd.allAtOnce(crowd, s -> s.pays("tok_visa"));
        // "Still pending" and "too busy, come back" are no answers yet: the shopper asks again, for the same order.
        List<Answer> settled = IntStream.range(0, crowd.size())
                .mapToObj(i -> isAnswer(first.get(i))
                        ? first.get(i)
                        : Eventually.see("an answer", () -> crowd.get(i).pays("tok_visa"), FlashSaleIT::isAnswer))
                .toList();
        return settled.stream().collect(Collectors.groupingBy(Answer::status));
    }

    private static boolean isAnswer(Answer answer) {
        return answer.status() != 202 && answer.status() != 503;
    }

    private static void shipEverything(String order) {
        Eventually.see("a shipment", () -> market.shipments(order), s -> !s.isEmpty())
                .forEach(s -> market.dispatch(s.getString("id")));
    }
}
