package dev.tradewind.catalog;

import dev.tradewind.contracts.shared.Checks;
import dev.tradewind.contracts.shared.CommonError;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A place in a request that names something which must exist. */
record Reference<I>(@Nullable I id, String at) {
    static <I> Set<I> named(List<Reference<I>> references) {
        return references.stream().map(Reference::id).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** Fails with {@code not_found} and the places that name what does not exist. */
    static <I> Future<Void> check(List<Reference<I>> references, Set<I> existing, String detail) {
        Checks checks = new Checks();
        references.forEach(r -> checks.that(r.id() == null || existing.contains(r.id()), r.at(), "does not exist"));
        return checks.verdict(CommonError.NOT_FOUND, detail);
    }
}
