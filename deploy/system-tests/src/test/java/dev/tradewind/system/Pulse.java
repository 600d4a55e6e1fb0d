package dev.tradewind.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How shopping goes at this moment: some people buy, one after the other. */
record Pulse(List<Integer> answers, Duration median, List<String> orders) {
    private static final int SHOPPERS = 11;

    static Pulse of(Platform platform, String offer) {
        List<Integer> answers = new ArrayList<>();
        List<Duration> times = new ArrayList<>();
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < SHOPPERS; i++) {
            Shopper shopper = platform.shopper().wants(offer, 1);
            long begin = System.nanoTime();
            Answer answer = shopper.pays("tok_visa");
            times.add(Duration.ofNanos(System.nanoTime() - begin));
            answers.add(answer.status());
            orders.add(answer.text("id"));
        }
        return new Pulse(answers, times.stream().sorted().toList().get(SHOPPERS / 2), orders);
    }

    /** Every order was confirmed while its shopper waited. */
    boolean allConfirmed() {
        return answers.stream().allMatch(status -> status == 201);
    }
}
