package dev.tradewind.fraud;

import io.vertx.core.Context;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A model from elsewhere, that notes how it is treated. */
public final class StrangeModel implements RiskScorer {
    static final String VERSION = "strange-1";
    static final double SURE = 0.9;
    static final AtomicInteger madeOnEventLoop = new AtomicInteger();
    static final AtomicInteger open = new AtomicInteger();

    public StrangeModel(Features features) {
        if (Context.isOnEventLoopThread()) {
            madeOnEventLoop.incrementAndGet();
        }
        if (features.all().isEmpty()) {
            throw new IllegalArgumentException("there is nothing to judge by");
        }
        open.incrementAndGet();
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public Score score(double[] values) {
        return new Score(SURE, List.of());
    }

    @Override
    public void close() {
        open.decrementAndGet();
    }
}
