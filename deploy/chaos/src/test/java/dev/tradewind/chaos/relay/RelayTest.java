package dev.tradewind.chaos.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayTest {
    private static final String HOST = "127.0.0.1";

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void deliversAfterAFreezeWhatWasSentDuringIt() throws Exception {
        Relay relay = relay();
        NetSocket socket = vertx.createNetClient().connect(relay.port(), HOST).await();
        assertThat(echo(socket, "before").await(5, TimeUnit.SECONDS)).isEqualTo("before");
        relay.freeze(source -> source.equals(HOST));
        Future<String> held = echo(socket, "held");
        vertx.timer(200, TimeUnit.MILLISECONDS).await();
        assertThat(held.isComplete()).isFalse();
        relay.freeze(source -> false);
        assertThat(held.await(5, TimeUnit.SECONDS)).isEqualTo("held");
    }

    @Test
    void cutsBothEnds() throws Exception {
        Relay relay = relay();
        NetSocket socket = vertx.createNetClient().connect(relay.port(), HOST).await();
        assertThat(echo(socket, "here").await(5, TimeUnit.SECONDS)).isEqualTo("here");
        Promise<String> ended = Promise.promise();
        socket.closeHandler(v -> ended.complete("ended"));
        relay.cutAll();
        assertThat(ended.future().await(5, TimeUnit.SECONDS)).isEqualTo("ended");
    }

    private Relay relay() {
        NetServer echo = vertx.createNetServer()
                .connectHandler(socket -> socket.handler(socket::write))
                .listen(0, HOST)
                .await();
        SocketAddress target = SocketAddress.inetSocketAddress(echo.actualPort(), HOST);
        return Relay.at(vertx, SocketAddress.inetSocketAddress(0, HOST), () -> target);
    }

    private static Future<String> echo(NetSocket socket, String text) {
        Promise<String> heard = Promise.promise();
        socket.handler(data -> heard.tryComplete(data.toString()));
        Future<Void> unused = socket.write(text);
        return heard.future();
    }
}
