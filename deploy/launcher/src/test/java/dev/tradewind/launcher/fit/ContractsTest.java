package dev.tradewind.launcher.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What counts as a break of the contracts, and what does not. */
class ContractsTest {
    private static final String EVENT = "event cart.item-added.v1";
    private static final String METHOD = "method cart.CartService.addItem";
    private static final String FIELD = "field cart.AddItem.quantity";
    private static final String VALUE = "value cart.CartStatus.OPEN";

    private static final Map<String, String> NOW = Map.of(
            EVENT, "cart.CartEvent$ItemAdded",
            METHOD, "(shared.CartId, cart.AddItem) Future<cart.CartView>",
            FIELD, "int",
            VALUE, "cart.CartStatus");

    @Test
    void moreIsNoBreak() {
        assertThat(breaks(with("field cart.AddItem.note", "String"))).isEmpty();
        assertThat(breaks(with("method cart.CartService.note", "(String) Future<Void>")))
                .isEmpty();
        assertThat(breaks(with("event cart.noted.v1", "cart.CartEvent$Noted"))).isEmpty();
    }

    @Test
    void whatIsGoneIsABreak() {
        assertThat(breaks(without(EVENT))).isEqualTo("event cart.item-added.v1 is gone");
        assertThat(breaks(without(METHOD))).isEqualTo("method cart.CartService.addItem is gone");
        assertThat(breaks(without(FIELD))).isEqualTo("field cart.AddItem.quantity is gone");
        assertThat(breaks(without(VALUE))).isEqualTo("value cart.CartStatus.OPEN is gone");
    }

    @Test
    void whatIsRenamedIsABreak() {
        Map<String, String> renamed = without(FIELD);
        renamed.put("field cart.AddItem.count", "int");
        assertThat(breaks(renamed)).isEqualTo("field cart.AddItem.quantity is gone");
    }

    @Test
    void whatHasAnotherTypeIsABreak() {
        assertThat(breaks(with(FIELD, "long"))).isEqualTo("field cart.AddItem.quantity was int and is long");
        assertThat(breaks(with(METHOD, "(shared.CartId) Future<cart.CartView>")))
                .startsWith("method cart.CartService.addItem was (shared.CartId, cart.AddItem) ");
    }

    @Test
    void somethingElseIsNotTakenForContracts() {
        assertThatThrownBy(() -> Contracts.read("[1, 2]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Contracts.ENTRY);
    }

    private static String breaks(Map<String, String> fresh) {
        return String.join("; ", new Contracts(fresh).breaksOf(new Contracts(NOW)));
    }

    private static Map<String, String> with(String name, String type) {
        Map<String, String> more = new HashMap<>(NOW);
        more.put(name, type);
        return more;
    }

    private static Map<String, String> without(String name) {
        Map<String, String> less = new HashMap<>(NOW);
        less.remove(name);
        return less;
    }
}
