package dev.tradewind.system;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Many people doing the same thing at the same moment. */
final class Crowd {
    private Crowd() {}

    static <A, B> List<B> allAtOnce(List<A> people, Function<A, B> deed) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<B>> running = people.stream()
                    .map(p -> threads.submit(() -> {
                        start.await();
                        return deed.apply(p);
                    }))
                    .toList();
            start.countDown();
            return running.stream().map(Crowd::result).toList();
        }
    }

    private static <B> B result(Future<B> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error failedAssertion) {
                throw failedAssertion;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
