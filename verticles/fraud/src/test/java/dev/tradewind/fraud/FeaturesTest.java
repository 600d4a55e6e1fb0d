package dev.tradewind.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.fraud.Shopping.Made;
import dev.tradewind.fraud.Shopping.Teller;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class FeaturesTest {
    private static final Features FEATURES = new Features(Shopping.DELAY);
    private static final int EACH = 60;

    @Test
    void whatHasRunForLongAndWhatWasRebuiltFromTheLogAgreeToTheLastDigit() {
        List<Made> made = Shopping.days(125, EACH);
        Teller online = new Teller(new History(FEATURES), made);
        List<Made> kept = made.subList(26 * EACH, made.size());
        Teller rebuilt = new Teller(new History(FEATURES), kept);

        for (int i = 0; i < made.size(); i++) {
            double[] features = online.next(i);
            double[] again = i < 26 * EACH ? features : rebuilt.next(i - 26 * EACH);
            if (i >= 124 * EACH) {
                assertThat(again).isEqualTo(features);
            }
        }
    }

    @Test
    void windowsAreExactWhereverAPurchaseIsInTime() {
        List<Made> made = Shopping.days(40, 100);
        Teller teller = new Teller(new History(FEATURES), made);
        for (int i = 0; i < made.size(); i++) {
            double[] features = teller.next(i);
            if (i % 13 == 0) {
                checkCard(features, made.subList(0, i), made.get(i).purchase());
            }
        }
    }

    /** The same, the slow way. */
    private static void checkCard(double[] features, List<Made> before, Purchase now) {
        Link card = now.links().get(1);
        Predicate<Made> own = m -> m.purchase().links().contains(card);
        List<Made> month = within(before, own, now.at() - 30 * Trail.DAY, now.at());
        List<Made> week = within(before, own, now.at() - 7 * Trail.DAY, now.at());
        long sum = month.stream().mapToLong(m -> m.purchase().amount()).sum();
        List<Made> judged = within(before, own, now.at() - 37 * Trail.DAY, now.at() - 7 * Trail.DAY);
        long frauds = judged.stream().filter(Made::fraud).count();
        Set<Link> networks = new HashSet<>();
        week.forEach(m -> networks.add(m.purchase().links().get(2)));

        assertThat(value(features, "card_count_30d")).isEqualTo(month.size());
        double mean = month.isEmpty() ? Double.NaN : sum / (double) month.size();
        assertThat(value(features, "card_mean_30d")).isEqualTo(Double.valueOf(mean));
        assertThat(value(features, "card_networks_7d")).isEqualTo(networks.size());
        assertThat(value(features, "card_frauds_30d")).isEqualTo(frauds);
        assertThat(value(features, "card_fraud_share_30d"))
                .isEqualTo(judged.isEmpty() ? 0 : frauds / (double) judged.size());
    }

    private static List<Made> within(List<Made> made, Predicate<Made> which, long from, long to) {
        return made.stream()
                .filter(which)
                .filter(m -> m.purchase().at() > from && m.purchase().at() <= to)
                .toList();
    }

    private static double value(double[] features, String name) {
        List<String> names = FEATURES.all().stream().map(Features.Feature::name).toList();
        assertThat(names).contains(name).doesNotHaveDuplicates();
        return features[names.indexOf(name)];
    }

    @Test
    void whatIsNotKnownIsMissingAndOfSeveralMerchantsTheGreatestCounts() {
        History history = new History(FEATURES);
        Link busy = new Link(Dimension.MERCHANT, "busy");
        Link quiet = new Link(Dimension.MERCHANT, "quiet");
        history.add(new Purchase("1", 0, 100, List.of(busy)));
        history.add(new Purchase("2", 1, 100, List.of(busy, quiet)));

        double[] features = history.featuresOf(new Purchase("3", 2, 100, List.of(quiet, busy)));

        assertThat(value(features, "merchant_count_1d")).isEqualTo(2);
        assertThat(value(features, "card_count_1d")).isNaN();
    }

    @Test
    void aVerdictThatIsTakenBackLeavesNoTrace() {
        History history = new History(FEATURES);
        Purchase first = new Purchase("1", 0, 100, List.of(new Link(Dimension.CARD, "k")));
        Purchase second = new Purchase("2", Trail.DAY, 100, List.of(new Link(Dimension.CARD, "k")));
        history.add(first);
        double[] before = history.featuresOf(second);
        history.learn(first, true, 1);
        assertThat(value(history.featuresOf(second), "card_frauds_30d")).isEqualTo(1);
        history.learn(first, false, 2);

        assertThat(history.featuresOf(second)).isEqualTo(before);
    }

    @Test
    void noAmountIsSoManyTimesNothing() {
        History history = new History(FEATURES);
        List<Link> card = List.of(new Link(Dimension.CARD, "k"));
        history.add(new Purchase("gift", 0, 0, card));
        history.add(new Purchase("another", Trail.DAY, 0, card));

        double[] features = history.featuresOf(new Purchase("dear", 20 * Trail.DAY, 90_000, card));

        assertThat(value(features, "card_mean_30d")).isZero();
        assertThat(value(features, "card_ratio_30d")).isNaN();
        assertThat(value(features, "card_ratio_90d")).isNaN();
        assertThat(value(features, "card_recent_ratio")).isNaN();
        for (int i = 0; i < features.length; i++) {
            assertThat(FEATURES.all().get(i).told(features[i])).doesNotContain("#");
            assertThat(Double.isInfinite(features[i])).isFalse();
        }
    }

    @Test
    void aTrailForgetsTheOldestWhenItBecomesTooLong() {
        Trail trail = new Trail();
        for (int i = 0; i < Trail.PURCHASES_MAX + 10; i++) {
            trail.add(new Purchase("p" + i, i, 1, List.of()));
        }

        assertThat(trail.count(-1, Long.MAX_VALUE)).isEqualTo(Trail.PURCHASES_MAX);
        assertThat(trail.first(-1, Long.MAX_VALUE)).isEqualTo(10);
        assertThat(trail.amount(-1, Long.MAX_VALUE)).isEqualTo(Trail.PURCHASES_MAX);
    }
}
