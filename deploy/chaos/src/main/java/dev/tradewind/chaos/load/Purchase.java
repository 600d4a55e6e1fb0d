package dev.tradewind.chaos.load;

import java.time.Instant;

/** An order as those who deal with it were told of it; everything that they were told must be true in the end. */
public final class Purchase {
    private final String order;
    private final String cart;
    private final String token;
    private final String phase;
    private final Instant at = Instant.now();
    private volatile boolean delivered;
    private volatile boolean refunded;

    public Purchase(String order, String cart, String token, String phase) {
        this.order = order;
        this.cart = cart;
        this.token = token;
        this.phase = phase;
    }

    public String order() {
        return order;
    }

    public String cart() {
        return cart;
    }

    /** How it was first to be paid. */
    public String token() {
        return token;
    }

    /** Which fault was on when it was accepted. */
    public String phase() {
        return phase;
    }

    public Instant at() {
        return at;
    }

    /** Staff was told that all of it is delivered. */
    public boolean delivered() {
        return delivered;
    }

    /** Staff was told that its money will be given back. */
    public boolean refunded() {
        return refunded;
    }

    public void toldOfDelivery() {
        delivered = true;
    }

    public void toldOfRefund() {
        refunded = true;
    }
}
