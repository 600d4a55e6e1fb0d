package dev.tradewind.bench.yardstick;

import java.util.List;

/** Is told when events were committed and when they took effect. Safe for use by several threads. */
interface Clock {
    void committed(int number);

    void effective(List<Integer> numbers);

    /** An event was not committed. */
    void failed(Throwable cause);
}
