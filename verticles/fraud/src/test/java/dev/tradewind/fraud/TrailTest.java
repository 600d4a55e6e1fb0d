package dev.tradewind.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrailTest {
    private static final long STEP = 1_000;

    /** Purchases come late, go and come back, and are asked for by windows that move both ways. */
    @Test
    void whatIsAskedOfALongTrailIsWhatCountingItAnewGives() {
        for (int seed = 0; seed < 20; seed++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(seed);
            Trail trail = new Trail();
            List<Purchase> kept = new ArrayList<>();
            for (int i = 0; i < 1_500; i++) {
                change(trail, kept, purchase(i, random), random);
                compare(trail, kept, i * STEP, random);
            }
        }
    }

    private static Purchase purchase(int i, RandomGenerator random) {
        long late = random.nextInt(5) == 0 ? random.nextLong(200 * STEP) : 0;
        return new Purchase("p" + i, i * STEP - late, random.nextLong(1_000), links(random));
    }

    private static List<Link> links(RandomGenerator random) {
        return List.of(
                new Link(Dimension.CARD, "c" + random.nextInt(30)),
                new Link(Dimension.DEVICE, "d" + random.nextInt(3)),
                new Link(Dimension.MERCHANT, "m" + random.nextInt(9)),
                new Link(Dimension.MERCHANT, "n" + random.nextInt(9)));
    }

    private static void change(Trail trail, List<Purchase> kept, Purchase purchase, RandomGenerator random) {
        trail.add(purchase);
        kept.add(purchase);
        if (random.nextInt(3) == 0) {
            Purchase gone = kept.remove(random.nextInt(kept.size()));
            trail.forget(gone);
        }
    }

    private static void compare(Trail trail, List<Purchase> kept, long now, RandomGenerator random) {
        long to = random.nextInt(10) == 0 ? now - random.nextLong(100 * STEP) : now;
        long from = to - (random.nextBoolean() ? 300 * STEP : random.nextLong(900 * STEP));
        for (Dimension dimension : List.of(Dimension.CARD, Dimension.DEVICE, Dimension.MERCHANT, Dimension.NETWORK)) {
            long different = within(kept, from, to)
                    .flatMap(p -> p.links().stream())
                    .filter(link -> link.dimension() == dimension)
                    .distinct()
                    .count();
            assertThat(trail.distinct(dimension, from, to)).isEqualTo((int) different);
        }
        assertThat(trail.count(from, to)).isEqualTo((int) within(kept, from, to).count());
        assertThat(trail.countAbove(500, from, to)).isEqualTo((int)
                within(kept, from, to).filter(p -> p.amount() > 500).count());
        assertThat(trail.largest(from, to))
                .isEqualTo(
                        within(kept, from, to).mapToLong(Purchase::amount).max().orElse(0));
    }

    private static Stream<Purchase> within(List<Purchase> kept, long from, long to) {
        return kept.stream().filter(p -> p.at() > from && p.at() <= to);
    }

    @Test
    void aTrailThatIsFullForgetsTheOldestAndGoesOnCountingRightly() {
        Trail trail = new Trail();
        List<Purchase> all = new ArrayList<>();
        RandomGenerator random = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(1);
        for (int i = 0; i < 3 * Trail.PURCHASES_MAX; i++) {
            Purchase purchase = new Purchase("p" + i, i * STEP, i, links(random));
            trail.add(purchase);
            all.add(purchase);
            if (i % 97 == 0) {
                List<Purchase> kept = all.subList(Math.max(0, all.size() - Trail.PURCHASES_MAX), all.size());
                assertThat(trail.count(-1, i * STEP)).isEqualTo(kept.size());
                assertThat(trail.amount(-1, i * STEP))
                        .isEqualTo(kept.stream().mapToLong(Purchase::amount).sum());
                assertThat(trail.distinct(Dimension.CARD, -1, i * STEP)).isEqualTo((int) kept.stream()
                        .map(p -> p.link(Dimension.CARD))
                        .distinct()
                        .count());
                assertThat(trail.first(-1, i * STEP))
                        .isEqualTo(kept.stream()
                                .map(Purchase::at)
                                .min(Comparator.naturalOrder())
                                .orElseThrow());
            }
        }
    }
}
