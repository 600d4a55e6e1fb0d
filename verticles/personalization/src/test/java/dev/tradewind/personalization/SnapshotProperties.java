package dev.tradewind.personalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.contracts.personalization.BrowseEvent;
import dev.tradewind.contracts.personalization.PersonalizationEvent;
import dev.tradewind.contracts.personalization.PersonalizationEvent.Bought;
import dev.tradewind.contracts.personalization.PersonalizationEvent.Browsed;
import dev.tradewind.contracts.personalization.PersonalizationEvent.Carted;
import dev.tradewind.contracts.personalization.PersonalizationEvent.Outcome;
import dev.tradewind.contracts.personalization.PersonalizationEvent.RankingFollowed;
import dev.tradewind.contracts.personalization.PersonalizationEvent.RankingServed;
import dev.tradewind.contracts.personalization.PersonalizationEvent.ShelfChanged;
import dev.tradewind.contracts.personalization.RankingId;
import dev.tradewind.contracts.personalization.RecommendationKind;
import dev.tradewind.contracts.personalization.RecommendationQuery;
import dev.tradewind.contracts.personalization.ShelfItem;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.ProductId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SnapshotProperties {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456789Z");
    private static final int PRODUCTS = 40;
    /** So small that much is forgotten on the way. */
    private static final ShopModel.Bounds SMALL =
            new ShopModel.Bounds(new SessionModel.Bounds(25, 120, 12), 10, 20, Duration.ofHours(6));

    private static ProductId product(int number) {
        return new ProductId("prod_" + (100 + number));
    }

    private static List<ProductId> some(Random random) {
        return random.ints(4, 0, PRODUCTS)
                .mapToObj(SnapshotProperties::product)
                .distinct()
                .toList();
    }

    /** A model, and the events that it has taken. */
    private static final class Shop {
        private final ShopModel model = new ShopModel(SMALL);
        private final List<PersonalizationEvent> told = new ArrayList<>();

        private Shop() {
            List<Integer> numbers = new ArrayList<>();
            for (int number = 0; number < PRODUCTS; number++) {
                numbers.add(number);
            }
            // As an instance comes to know them is not as another one does.
            Collections.shuffle(numbers);
            numbers.forEach(number -> {
                CategoryId category = new CategoryId("cat_" + number % 4);
                ShelfItem item = new ShelfItem(
                        product(number),
                        1,
                        "P" + number,
                        category,
                        "C",
                        number % 7 > 0,
                        List.of(new MerchantId("mer_m")));
                model.take(new ShelfChanged(item), "", NOON);
            });
        }

        private void takes(List<PersonalizationEvent> events) {
            for (PersonalizationEvent event : events) {
                told.add(event);
                model.take(event, "evt_" + told.size(), NOON.plus(Duration.ofMinutes(told.size())));
            }
            model.demand().settle();
        }

        /** Everything that anybody can ask. */
        private List<Object> answers() {
            List<Object> answers =
                    new ArrayList<>(List.of(model.heard(), model.shown().rankings()));
            Ranking ranking = new Ranking(model);
            for (RecommendationKind kind : RecommendationKind.values()) {
                for (int number = 0; number < PRODUCTS; number++) {
                    answers.add(ranking.answer(new RecommendationQuery("s" + number, product(number), kind, 10)));
                    if (kind == RecommendationKind.FOR_YOU || kind == RecommendationKind.TRENDING) {
                        answers.add(ranking.answer(new RecommendationQuery("s" + number, null, kind, 10)));
                    }
                }
            }
            Instant now = NOON.plus(Duration.ofMinutes(told.size()));
            for (int number = 0; number < PRODUCTS * 10; number++) {
                String session = "s" + number % 30;
                var credited = model.shown().credit(session, product(number / 10), Outcome.CLICKED, now);
                answers.add(credited == null ? "none" : credited.rankingId());
            }
            return answers;
        }
    }

    private static List<PersonalizationEvent> events(Random random, int count) {
        List<PersonalizationEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(event(random, events));
        }
        return events;
    }

    private static PersonalizationEvent event(Random random, List<PersonalizationEvent> before) {
        String session = "s" + random.nextInt(30);
        ProductId product = product(random.nextInt(PRODUCTS));
        return switch (random.nextInt(10)) {
            case 0 -> new Carted(CartId.next(), session, product);
            case 1 -> new Bought(OrderId.next(), session, some(random));
            case 2, 3 -> {
                Instant at = NOON.plus(Duration.ofMinutes(before.size()));
                yield new RankingServed(
                        RankingId.next(), session, RecommendationKind.FOR_YOU, "knn", "digest", some(random), null, at);
            }
            case 4 ->
                before.stream()
                        .filter(RankingServed.class::isInstance)
                        .map(RankingServed.class::cast)
                        .reduce((one, later) -> later)
                        .<PersonalizationEvent>map(r -> new RankingFollowed(
                                r.rankingId(), "knn", r.products().getFirst(), Outcome.CLICKED, null))
                        .orElseGet(() -> new Carted(CartId.next(), null, product));
            default ->
                new Browsed(
                        session,
                        List.of(new BrowseEvent(
                                BrowseEvent.Type.PRODUCT_VIEWED,
                                session,
                                product,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null)));
        };
    }

    private static byte[] written(ShopModel model) {
        Ink ink = new Ink(1 << 20);
        model.write(ink);
        return ink.bytes();
    }

    @Property(tries = 40)
    void whoStartsFromASnapshotAnswersAsWhoReadItAll(
            @ForAll long seed, @ForAll @IntRange(max = 400) int before, @ForAll @IntRange(max = 100) int after) {
        Random random = new Random(seed);
        List<PersonalizationEvent> told = events(random, before);
        List<PersonalizationEvent> tail = events(random, after);
        Shop one = new Shop();
        one.takes(told);
        Shop other = new Shop();
        other.model.becomes(other.model.read(new Script(written(one.model))));
        other.told.addAll(told);
        assertThat(other.answers()).isEqualTo(one.answers());
        assertThat(written(other.model)).hasSameSizeAs(written(one.model));

        one.takes(tail);
        other.takes(tail);
        Shop rebuilt = new Shop();
        rebuilt.takes(told);
        rebuilt.takes(tail);

        assertThat(other.answers()).isEqualTo(one.answers()).isEqualTo(rebuilt.answers());
    }

    @Property(tries = 40)
    void whatIsBrokenIsRefusedAndChangesNothing(@ForAll long seed) {
        Random random = new Random(seed);
        Shop one = new Shop();
        one.takes(events(random, 200));
        byte[] cut = written(one.model);
        Shop other = new Shop();
        List<Object> before = other.answers();
        byte[] half = java.util.Arrays.copyOf(cut, random.nextInt(cut.length));

        assertThatThrownBy(() -> other.model.read(new Script(half))).isInstanceOf(RuntimeException.class);
        assertThat(other.answers()).isEqualTo(before);
    }

    @Property
    void readsTheNumbersAndTextsThatWereWritten(
            @ForAll long[] numbers, @ForAll double[] reals, @ForAll String[] texts) {
        Ink ink = new Ink(1 << 24);
        for (long number : numbers) {
            ink.number(number);
        }
        for (double real : reals) {
            ink.real(real);
        }
        for (String text : texts) {
            ink.text(readable(text));
        }
        ink.text(null);
        Script script = new Script(ink.bytes());

        for (long number : numbers) {
            assertThat(script.number()).isEqualTo(number);
        }
        for (double real : reals) {
            assertThat(script.real()).isEqualTo(real);
        }
        for (String text : texts) {
            assertThat(script.text()).isEqualTo(readable(text));
        }
        assertThat(script.optionalText()).isNull();
        script.end();
    }

    /** Half a character cannot be kept in a log either. */
    private static String readable(String text) {
        return text.replaceAll("[\\ud800-\\udfff]", "?");
    }

    @Property(tries = 5)
    void whatIsTooLargeIsNotWritten(@ForAll long seed) {
        Shop one = new Shop();
        one.takes(events(new Random(seed), 300));

        assertThatThrownBy(() -> one.model.write(new Ink(1_000))).isInstanceOf(Ink.TooMuchException.class);
    }
}
