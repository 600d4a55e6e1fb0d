package dev.tradewind.tools.simulate;

/**
 * Who plays which domain. The default is everybody by the real rules; a test replaces one to see that it is found
 * out.
 */
interface Cast {
    Cast REAL = new Cast() {};

    /** Whether a follower's cursor and the effects of what it read are one transaction, as they must be. */
    default boolean cursorsCommitWithEffects() {
        return true;
    }

    default OrdersNode orders(World world) {
        return new OrdersNode(world);
    }

    default InventoryNode inventory(World world) {
        return new InventoryNode(world);
    }

    default PaymentsNode payments(World world) {
        return new PaymentsNode(world);
    }

    default FulfillmentNode fulfillment(World world) {
        return new FulfillmentNode(world);
    }

    default SettlementNode settlement(World world) {
        return new SettlementNode(world);
    }
}
