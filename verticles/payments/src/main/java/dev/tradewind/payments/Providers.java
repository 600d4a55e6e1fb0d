package dev.tradewind.payments;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The providers that are configured. */
final class Providers {
    private final Map<String, Provider> byName;

    Providers(List<Provider> providers) {
        byName = providers.stream().collect(toUnmodifiableMap(Provider::name, Function.identity()));
    }

    static Providers of(Vertx vertx, PaymentsConfig config) {
        Stream<Provider> sandbox =
                Stream.ofNullable(config.sandbox()).map(there -> new SandboxProvider(vertx, config, there));
        Stream<Provider> stripe =
                Stream.ofNullable(config.stripe()).map(there -> new StripeProvider(vertx, config, there));
        return new Providers(Stream.concat(sandbox, stripe).toList());
    }

    Optional<Provider> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
