package dev.tradewind.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class CatalogCurrencyTest {
    private final List<Promise<Optional<String>>> asked = new ArrayList<>();
    private long now;

    @Test
    void looksOnceForAllWhoAskMeanwhile() {
        CatalogCurrency own = own();
        Future<Optional<String>> one = own.get();
        Future<Optional<String>> other = own.get();
        asked.getFirst().complete(Optional.of("EUR"));
        assertThat(one.result()).hasValue("EUR");
        assertThat(other.result()).hasValue("EUR");
        assertThat(asked).hasSize(1);
    }

    @Test
    void looksAgainAfterAWhile() {
        CatalogCurrency own = own();
        assertThat(answered(own, "EUR")).hasValue("EUR");
        now += Duration.ofSeconds(9).toNanos();
        assertThat(own.get().result()).hasValue("EUR");
        now += Duration.ofSeconds(1).toNanos();
        assertThat(answered(own, "BRL")).hasValue("BRL");
        assertThat(asked).hasSize(2);
    }

    @Test
    void looksAgainAtOnceWhenNothingHadAPriceOrTheLookFailed() {
        CatalogCurrency own = own();
        Future<Optional<String>> nothing = own.get();
        asked.getLast().complete(Optional.empty());
        Future<Optional<String>> failed = own.get();
        asked.getLast().fail("the database is away");
        assertThat(nothing.result()).isEmpty();
        assertThat(failed.failed()).isTrue();
        assertThat(answered(own, "EUR")).hasValue("EUR");
    }

    @Test
    void asksNobodyWhenItIsConfigured() {
        CatalogCurrency own = new CatalogCurrency("GBP", this::ask, clock());
        assertThat(own.get().result()).hasValue("GBP");
        assertThat(asked).isEmpty();
    }

    private CatalogCurrency own() {
        return new CatalogCurrency(null, this::ask, clock());
    }

    private LongSupplier clock() {
        return () -> now;
    }

    private Future<Optional<String>> ask() {
        Promise<Optional<String>> promise = Promise.promise();
        asked.add(promise);
        return promise.future();
    }

    private Optional<String> answered(CatalogCurrency own, String currency) {
        Future<Optional<String>> answer = own.get();
        asked.getLast().complete(Optional.of(currency));
        return answer.result();
    }
}
