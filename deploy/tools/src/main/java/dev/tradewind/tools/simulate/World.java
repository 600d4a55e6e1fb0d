package dev.tradewind.tools.simulate;

import dev.tradewind.contracts.cart.CartEvent;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import java.util.List;
import java.util.stream.Stream;

/** Everything that a seed brings about. */
final class World {
    static final String CURRENCY = "BRL";
    static final Money NOTHING = Money.zero(CURRENCY);
    /** What belongs to no order in particular. */
    static final OrderId NO_ORDER = new OrderId("ord_0");

    private static final long STORM_MS = 2 * 60 * 60 * 1_000;
    private static final long QUIET_BY_MS = 24 * STORM_MS;

    private final Cast cast;
    private final Dice dice;
    private final Agenda agenda;
    private final Scenario scenario;
    private final Story story;
    private final Crashes crashes;
    private final Ids ids = new Ids();
    private final Market market;
    private final People people;
    private final Provider provider;

    private final Feed<CartEvent> cartFeed;
    private final Feed<OrderEvent> orderFeed;
    private final Feed<InventoryEvent> inventoryFeed;
    private final Feed<PaymentEvent> paymentFeed;
    private final Feed<FulfillmentEvent> fulfillmentFeed;

    private final CartNode cart;
    private final OrdersNode orders;
    private final InventoryNode inventory;
    private final PaymentsNode payments;
    private final FulfillmentNode fulfillment;
    private final SettlementNode settlement;

    World(long seed, Cast cast, boolean storyWanted) {
        this.cast = cast;
        dice = new Dice(seed);
        agenda = new Agenda(dice);
        scenario = new Scenario(dice);
        story = new Story(agenda, storyWanted);
        crashes = new Crashes(dice, scenario.crashPercent, scenario.crashes);
        market = new Market(dice, scenario);
        people = new People(this);
        provider = new Provider(this);
        cartFeed = new Feed<>(CartEvent.TYPES, scenario.partitions);
        orderFeed = new Feed<>(OrderEvent.TYPES, scenario.partitions);
        inventoryFeed = new Feed<>(InventoryEvent.TYPES, scenario.partitions);
        paymentFeed = new Feed<>(PaymentEvent.TYPES, scenario.partitions);
        fulfillmentFeed = new Feed<>(FulfillmentEvent.TYPES, scenario.partitions);
        cart = new CartNode(this);
        orders = cast.orders(this);
        inventory = cast.inventory(this);
        payments = cast.payments(this);
        fulfillment = cast.fulfillment(this);
        settlement = cast.settlement(this);
    }

    /** @throws Violation when a rule is broken, in between or at the end */
    void run() {
        begin();
        while (agenda.step()) {
            if (agenda.millis() > QUIET_BY_MS) {
                throw payments.unrest();
            }
        }
        new Quiet(this).check();
    }

    private void begin() {
        cart.begin();
        orders.begin();
        inventory.begin();
        payments.begin();
        fulfillment.begin();
        settlement.begin();
        for (Market.Offer offer : market.offers()) {
            for (int i = dice.between(1, 2); i > 0; i--) {
                inventory.receive(offer.id(), dice.between(1L, 20L));
            }
        }
        for (int i = 0; i < scenario.shoppers; i++) {
            people.sees(market.cart());
        }
        for (int i = 0; i < scenario.rewinds; i++) {
            agenda.in(dice.between(0, STORM_MS), () -> dice.oneOf(followers()).rewind());
        }
        agenda.in(STORM_MS, crashes::end);
    }

    /** The network and the processes have settled. */
    boolean isCalm() {
        return agenda.millis() > STORM_MS;
    }

    List<Node> nodes() {
        return List.of(cart, orders, inventory, payments, fulfillment, settlement);
    }

    List<Follower<?>> followers() {
        return nodes().stream()
                .<Follower<?>>flatMap(node -> node.follows().stream())
                .toList();
    }

    Stream<OrderEvent> orderEvents() {
        return orderFeed.all().stream();
    }

    Cast cast() {
        return cast;
    }

    Dice dice() {
        return dice;
    }

    Agenda agenda() {
        return agenda;
    }

    Scenario scenario() {
        return scenario;
    }

    Story story() {
        return story;
    }

    Crashes crashes() {
        return crashes;
    }

    Ids ids() {
        return ids;
    }

    People people() {
        return people;
    }

    Provider provider() {
        return provider;
    }

    Feed<CartEvent> cartFeed() {
        return cartFeed;
    }

    Feed<OrderEvent> orderFeed() {
        return orderFeed;
    }

    Feed<InventoryEvent> inventoryFeed() {
        return inventoryFeed;
    }

    Feed<PaymentEvent> paymentFeed() {
        return paymentFeed;
    }

    Feed<FulfillmentEvent> fulfillmentFeed() {
        return fulfillmentFeed;
    }

    CartNode cart() {
        return cart;
    }

    OrdersNode orders() {
        return orders;
    }

    InventoryNode inventory() {
        return inventory;
    }

    PaymentsNode payments() {
        return payments;
    }

    FulfillmentNode fulfillment() {
        return fulfillment;
    }

    SettlementNode settlement() {
        return settlement;
    }
}
