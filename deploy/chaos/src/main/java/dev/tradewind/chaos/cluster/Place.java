package dev.tradewind.chaos.cluster;

import java.net.URI;

/**
 * Where a node listens.
 *
 * @param cluster port of membership
 * @param bus port of the event bus itself
 * @param relay port at which others find the event bus
 */
public record Place(String host, int http, int cluster, int bus, int relay) {
    public URI url() {
        return URI.create("http://" + host + ":" + http);
    }
}
