package dev.tradewind.gateway;

import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Clients with as many connections as a crowd. */
final class Bursts {
    private static final Map<GatewayFixture, WebClient> CLIENTS = new ConcurrentHashMap<>();

    private Bursts() {}

    static WebClient client(GatewayFixture gateway) {
        return CLIENTS.computeIfAbsent(
                gateway,
                g -> WebClient.create(g.vertx, new WebClientOptions(), new PoolOptions().setHttp1MaxSize(200)));
    }
}
