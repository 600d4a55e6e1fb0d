package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.Calls;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.DeadLetter;
import dev.tradewind.contracts.shared.DeadLetterId;
import dev.tradewind.contracts.shared.DeadLetters;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.FeedControl;
import dev.tradewind.contracts.shared.PageMeta;
import dev.tradewind.contracts.shared.PageRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parked events of all domains, one domain after the other. A page's cursor is the domain's name and, after a
 * tilde, the cursor that the domain gave.
 */
final class AdminDeadLetters {
    private final Vertx vertx;
    private final List<String> domains;
    private final Patience patience;

    AdminDeadLetters(Vertx vertx, Patience patience, List<String> domains) {
        this.vertx = vertx;
        this.domains = domains;
        this.patience = patience;
    }

    void into(HandlingTable table) {
        table.on("listDeadLetters", this::list)
                .on("retryDeadLetter", call -> act(call, control -> control.retry(id(call), call.context())))
                .on("discardDeadLetter", call -> act(call, control -> control.discard(id(call), call.context())));
    }

    private record Place(int domain, @Nullable String after) {}

    private Future<Answer> list(Call call) {
        List<String> asked = asked(call);
        PageRequest page = call.page();
        return collect(asked, start(asked, page.after()), page.limit(), new ArrayList<>())
                .map(Answer::ok);
    }

    private Future<DeadLetters> collect(List<String> asked, Place place, int limit, List<DeadLetter> found) {
        if (place.domain() >= asked.size()) {
            return Future.succeededFuture(new DeadLetters(found, PageMeta.of(null)));
        }
        String domain = asked.get(place.domain());
        if (found.size() >= limit) {
            String rest = place.after() == null ? "" : place.after();
            return Future.succeededFuture(new DeadLetters(found, PageMeta.of(domain + "~" + rest)));
        }
        PageRequest page = new PageRequest(limit - found.size(), place.after());
        return control(domain)
                .deadLetters(page)
                // A domain that is away parks nothing meanwhile; the others' are worth seeing.
                .recover(away -> Problems.isAbsence(away)
                        ? Future.succeededFuture(new DeadLetters(List.of(), PageMeta.of(null)))
                        : Future.failedFuture(away))
                .compose(part -> {
                    part.data().forEach(letter -> found.add(redacted(letter)));
                    String next = part.meta().next();
                    return next == null
                            ? collect(asked, new Place(place.domain() + 1, null), limit, found)
                            : collect(asked, new Place(place.domain(), next), limit, found);
                });
    }

    private static Place start(List<String> asked, @Nullable String cursor) {
        if (cursor == null) {
            return new Place(0, null);
        }
        int tilde = cursor.indexOf('~');
        int domain = tilde < 0 ? -1 : asked.indexOf(cursor.substring(0, tilde));
        if (domain < 0) {
            throw Fault.of(
                    CommonError.VALIDATION_FAILED,
                    "The request is not valid.",
                    new Fault.Item("/query/after", "unknown_cursor", "is not the next of any page"));
        }
        String after = cursor.substring(tilde + 1);
        return new Place(domain, after.isEmpty() ? null : after);
    }

    /**
     * Asks the named consumer, or each in turn until one knows the letter. That nobody knows it can be said only when
     * everybody has answered.
     */
    private Future<Answer> act(Call call, Function<FeedControl, Future<Void>> action) {
        Future<Void> done = Future.failedFuture(Fault.notFound(id(call)));
        for (String domain : asked(call)) {
            done = done.recover(before -> Problems.isUnknown(before) || Problems.isAbsence(before)
                    ? patience.repeatable(() -> action.apply(control(domain)))
                            .recover(now -> Future.failedFuture(Problems.isUnknown(now) ? before : now))
                    : Future.failedFuture(before));
        }
        return done.map(v -> Answer.nothing());
    }

    private List<String> asked(Call call) {
        String consumer = call.query("consumer");
        return consumer == null ? domains : List.of(consumer);
    }

    private static DeadLetter redacted(DeadLetter letter) {
        return new DeadLetter(
                letter.id(),
                letter.consumer(),
                letter.feed(),
                Redaction.of(letter.event()),
                letter.error(),
                letter.attempts(),
                letter.waiting(),
                letter.parkedAt());
    }

    private FeedControl control(String domain) {
        return FeedControl.proxy(vertx, domain, Calls.deadline());
    }

    private static DeadLetterId id(Call call) {
        return call.id("dead_letter_id", DeadLetterId::new);
    }
}
