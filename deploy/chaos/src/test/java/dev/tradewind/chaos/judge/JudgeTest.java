package dev.tradewind.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chaos.judge.Books.Order;
import dev.tradewind.chaos.judge.Charge.Kind;
import dev.tradewind.chaos.load.Purchase;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final Purchase TOLD = new Purchase("ord_1", "cart_1", "tok_visa", "kill");

    @Test
    void isSilentWhenEveryPromiseWasKept() {
        Purchase delivered = told();
        delivered.toldOfDelivery();
        delivered.toldOfRefund();
        assertThat(Judge.judge(List.of(delivered), books(order("ord_1", "delivered", 500, 500))))
                .isEmpty();
        assertThat(Judge.judge(List.of(TOLD), books(order("ord_1", "confirmed", 0, 0))))
                .isEmpty();
        assertThat(Judge.judge(List.of(TOLD), books(order("ord_1", "cancelled", 0, 0))))
                .isEmpty();
    }

    @Test
    void missesALostOrderAndBlamesTheFaultThatWasOn() {
        assertThat(Judge.judge(List.of(TOLD), books())).singleElement().satisfies(charge -> {
            assertThat(charge.kind()).isEqualTo(Kind.LOST);
            assertThat(charge.phase()).isEqualTo("kill");
            assertThat(charge.what()).contains("ord_1");
        });
    }

    @Test
    void seesACartThatBecameTwoLiveOrders() {
        Books books = books(order("ord_1", "confirmed", 0, 0), order("ord_2", "confirmed", 0, 0));
        assertThat(kinds(List.of(TOLD), books)).containsExactly(Kind.DOUBLED);
        Books again = books(order("ord_1", "confirmed", 0, 0), order("ord_2", "cancelled", 0, 0));
        assertThat(kinds(List.of(TOLD), again)).isEmpty();
    }

    @Test
    void seesAnOrderThatIsPaidTwice() {
        Books books = books(order("ord_1", "confirmed", 0, 0));
        Books paid = new Books(books.orders(), Map.of("ord_1", 2), List.of());
        assertThat(Judge.judge(List.of(TOLD), paid)).singleElement().satisfies(charge -> {
            assertThat(charge.kind()).isEqualTo(Kind.DOUBLED);
            assertThat(charge.phase()).isEqualTo("kill");
        });
    }

    @Test
    void seesAStuckOrderWhetherAnybodyWasToldOfItOrNot() {
        assertThat(kinds(List.of(TOLD), books(order("ord_1", "pending", 0, 0)))).containsExactly(Kind.STUCK);
        assertThat(kinds(List.of(), books(order("ord_1", "awaiting_payment_action", 0, 0))))
                .containsExactly(Kind.STUCK);
    }

    @Test
    void holdsThePlatformToWhatStaffWasTold() {
        Purchase delivered = told();
        delivered.toldOfDelivery();
        assertThat(kinds(List.of(delivered), books(order("ord_1", "shipped", 500, 0))))
                .containsExactly(Kind.LOST);
        assertThat(kinds(List.of(delivered), books(order("ord_1", "delivered", 0, 0))))
                .containsExactly(Kind.STUCK);
        Purchase refunded = told();
        refunded.toldOfRefund();
        assertThat(kinds(List.of(refunded), books(order("ord_1", "delivered", 500, 0))))
                .containsExactly(Kind.LOST);
    }

    @Test
    void passesOnSumsThatDoNotAddUp() {
        Books books = new Books(Map.of(), Map.of(), List.of("on hand is not the sum of its movements"));
        assertThat(kinds(List.of(), books)).containsExactly(Kind.BROKEN);
    }

    private static Purchase told() {
        return new Purchase("ord_1", "cart_1", "tok_visa", "kill");
    }

    private static List<Kind> kinds(List<Purchase> told, Books books) {
        return Judge.judge(told, books).stream().map(Charge::kind).toList();
    }

    private static Order order(String id, String status, long captured, long refunded) {
        return new Order(id, "cart_1", status, captured, refunded);
    }

    private static Books books(Order... orders) {
        return new Books(
                Arrays.stream(orders).collect(Collectors.toMap(Order::id, Function.identity())), Map.of(), List.of());
    }
}
