package dev.tradewind.fraud;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up purchases, always the same ones. Some arrive later than others that were made after them. */
final class Shopping {
    static final long DELAY = 7 * Trail.DAY;
    private static final long LATE_MAX = 60_000;

    private Shopping() {}

    /** @param fraud known after the delay */
    record Made(Purchase purchase, boolean fraud) {}

    static List<Made> days(int days, int each) {
        Random random = new Random(7);
        List<Made> made = new ArrayList<>();
        for (int i = 0; i < days * each; i++) {
            long at = i * (Trail.DAY / each) - random.nextLong(LATE_MAX);
            int customer = random.nextInt(40);
            boolean fraud = random.nextInt(30) == 0;
            long amount = 100L * (customer + 1) + random.nextInt(2_000) * (fraud ? 5L : 1L);
            List<Link> links = new ArrayList<>(List.of(
                    new Link(Dimension.CUSTOMER, "c" + customer),
                    new Link(Dimension.CARD, "k" + (customer + 40 * random.nextInt(2))),
                    new Link(Dimension.NETWORK, "n" + random.nextInt(9)),
                    new Link(Dimension.MERCHANT, "m" + random.nextInt(12))));
            if (random.nextBoolean()) {
                links.add(new Link(Dimension.MERCHANT, "m" + (12 + random.nextInt(3))));
            }
            made.add(new Made(new Purchase("o" + i, at, amount, links), fraud));
        }
        return made;
    }

    /** Tells of purchases in the order given, and of frauds once they are known. */
    static final class Teller {
        private final History history;
        private final List<Made> made;
        private int known;

        Teller(History history, List<Made> made) {
            this.history = history;
            this.made = made;
        }

        double[] next(int number) {
            Purchase purchase = made.get(number).purchase();
            while (known < number && made.get(known).purchase().at() + DELAY <= purchase.at()) {
                Made old = made.get(known++);
                history.learn(old.purchase(), old.fraud(), old.purchase().at() + DELAY);
            }
            double[] features = history.featuresOf(purchase);
            history.add(purchase);
            return features;
        }
    }
}
