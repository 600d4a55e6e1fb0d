package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.serviceproxy.ServiceException;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a request, at most so many of it. */
final class Findings {
    private static final int MAX = 20;

    private final List<Fault.Item> items = new ArrayList<>(0);

    void add(Place at, String code, String detail) {
        if (items.size() < MAX) {
            items.add(new Fault.Item(at.pointer(), code, detail));
        }
    }

    void addAll(Findings others) {
        others.items.stream().limit(MAX - items.size()).forEach(items::add);
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    List<Fault.Item> items() {
        return items;
    }

    ServiceException failure() {
        return Fault.of(CommonError.VALIDATION_FAILED, "The request is not valid.", items.toArray(Fault.Item[]::new));
    }
}
