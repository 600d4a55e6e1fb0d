package dev.tradewind.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.auditor.AuditorEvent;
import dev.tradewind.contracts.cart.CartEvent;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.demand.DemandEvent;
import dev.tradewind.contracts.fraud.FraudEvent;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent;
import dev.tradewind.contracts.identity.IdentityEvent;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.merchants.MerchantEvent;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.personalization.PersonalizationEvent;
import dev.tradewind.contracts.settlement.SettlementEvent;
import dev.tradewind.contracts.shared.EventTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The event table of ARCHITECTURE.md names the events that exist, all of them and no other. */
class EventTableTest {
    private static final List<EventTypes<?>> FEEDS = List.of(
            IdentityEvent.TYPES,
            MerchantEvent.TYPES,
            CatalogEvent.TYPES,
            CartEvent.TYPES,
            InventoryEvent.TYPES,
            OrderEvent.TYPES,
            PaymentEvent.TYPES,
            FulfillmentEvent.TYPES,
            SettlementEvent.TYPES,
            PersonalizationEvent.TYPES,
            DemandEvent.TYPES,
            FraudEvent.TYPES,
            AuditorEvent.TYPES);

    @Test
    void theTableIsTrue() throws IOException {
        String document = Files.readString(Path.of("../../ARCHITECTURE.md"));
        List<String> written = Pattern.compile("(?m)^\\| `([a-z.0-9-]+\\.v\\d+)`")
                .matcher(document)
                .results()
                .map((MatchResult r) -> r.group(1))
                .toList();

        assertThat(written)
                .containsExactlyInAnyOrderElementsOf(
                        FEEDS.stream().flatMap(f -> f.all().keySet().stream()).toList());
    }
}
