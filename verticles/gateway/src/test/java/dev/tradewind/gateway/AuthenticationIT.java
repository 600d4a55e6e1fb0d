package dev.tradewind.gateway;

import static dev.tradewind.gateway.GatewayFixture.await;
import static dev.tradewind.gateway.GatewayFixture.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.identity.Principal;
import dev.tradewind.contracts.identity.Role;
import dev.tradewind.contracts.shared.Access;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens and keys: good ones, bad ones, and those of a key that has changed. */
class AuthenticationIT {
    private static final String ORDERS = "/admin/orders";

    private GatewayFixture gateway;

    @BeforeEach
    void open() {
        gateway = new GatewayFixture();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void verifiesTokensHereAndAsksForTheKeyOnce() {
        for (int i = 0; i < 5; i++) {
            String token = gateway.tokens.of(Role.ADMIN, "usr_" + i, null, 600);
            assertThat(ask(token).statusCode()).isEqualTo(200);
            assertThat(ask(token).statusCode()).isEqualTo(200);
        }
        assertThat(gateway.identity.asked("verificationKey")).hasSize(1);
    }

    @Test
    void refusesExpiredForgedAndGarbledTokens() {
        String good = gateway.tokens.of(Role.VIEWER);
        assertThat(ask(gateway.tokens.of(Role.ADMIN, "usr_1", null, -5)).statusCode())
                .isEqualTo(401);
        String[] parts = good.split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1])).replace("viewer", "admin");
        String forged = parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes()) + "."
                + parts[2];
        HttpResponse<Buffer> response = ask(forged);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(code(response)).isEqualTo("unauthorized");
        String none = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes());
        assertThat(ask(none + "." + parts[1] + ".").statusCode()).isEqualTo(401);
        assertThat(ask("a.b.c").statusCode()).isEqualTo(401);
        assertThat(ask("nonsense").statusCode()).isEqualTo(401);
        assertThat(ask("x".repeat(9_000)).statusCode()).isEqualTo(401);
        assertThat(await(gateway.request(HttpMethod.GET, ORDERS)
                                .putHeader("Authorization", "Basic YTpi")
                                .send())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesABadTokenEvenWhereNoneIsNeeded() {
        HttpResponse<Buffer> response = await(gateway.request(HttpMethod.GET, "/store/categories")
                .putHeader("Authorization", "Bearer a.b.c")
                .send());
        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void saysUnavailableAndNotUnauthorizedWhileIdentityIsAway() throws Exception {
        gateway.identity.leave();
        assertThat(ask(gateway.tokens.of(Role.ADMIN)).statusCode()).isEqualTo(503);
        gateway.identity.comeBack();
        assertThat(ask(gateway.tokens.of(Role.ADMIN)).statusCode()).isEqualTo(200);
    }

    @Test
    void looksUpAnApiKeyOnce() {
        Actor machine = new Actor(Actor.Kind.API_KEY, "key_1", null);
        gateway.identity.reply("apiKey", new Principal(machine, Role.OPERATOR));
        assertThat(ask("tw_secret").statusCode()).isEqualTo(200);
        assertThat(ask("tw_secret").statusCode()).isEqualTo(200);
        assertThat(gateway.identity.asked("apiKey")).hasSize(1);
    }

    @Test
    void remembersABadApiKeyForAMoment() {
        gateway.identity.fail("apiKey", Fault.of(CommonError.UNAUTHORIZED, "no such key"));
        assertThat(ask("tw_guess").statusCode()).isEqualTo(401);
        assertThat(ask("tw_guess").statusCode()).isEqualTo(401);
        assertThat(gateway.identity.asked("apiKey")).hasSize(1);
    }

    @Test
    void losesNothingOfABodyThatArrivesWhileIdentityIsAsked() {
        Actor machine = new Actor(Actor.Kind.API_KEY, "key_1", null);
        gateway.identity.reply("apiKey", arguments -> gateway.vertx
                .timer(50, java.util.concurrent.TimeUnit.MILLISECONDS)
                .map(late -> new Principal(machine, Role.OPERATOR)));
        HttpResponse<Buffer> response = await(gateway.request(HttpMethod.POST, "/admin/categories")
                .putHeader("Authorization", "Bearer tw_slow")
                .sendJsonObject(new JsonObject().put("name", "Books")));
        assertThat(response.statusCode()).isEqualTo(201);
    }

    @Test
    void tellsDomainsWhoAsks() {
        String cart = "/store/carts/cart_01jd0000000000000000000000";
        gateway.get(Role.CUSTOMER, cart);
        assertThat(gateway.cart.asked("cartDocument").getFirst().arguments().get(1))
                .isEqualTo(new Access(new Actor(Actor.Kind.CUSTOMER, TestTokens.CUSTOMER, null), null));
    }

    @Test
    void whoMayOnlyReadChangesNothingByThatRight() {
        Actor reader = new Actor(Actor.Kind.API_KEY, "key_1", null);
        gateway.identity.reply("apiKey", new Principal(reader, Role.VIEWER));
        String order = "/store/orders/ord_01jd0000000000000000000000";
        await(gateway.request(HttpMethod.GET, order)
                .putHeader("Authorization", "Bearer tw_reader")
                .send());
        await(gateway.request(HttpMethod.POST, order + "/cancel")
                .putHeader("Authorization", "Bearer tw_reader")
                .send());
        await(gateway.as(Role.VIEWER, HttpMethod.POST, order + "/cancel")
                .putHeader("X-Cart-Token", "given once")
                .send());
        gateway.post(Role.OPERATOR, order + "/cancel");

        assertThat(access("order")).containsExactly(new Access(reader, null));
        assertThat(access("cancel"))
                .containsExactly(
                        new Access(Actor.GUEST, null),
                        new Access(Actor.GUEST, "given once"),
                        new Access(new Actor(Actor.Kind.STAFF, "usr_01jd0000000000000000000000", null), null));
    }

    private List<Object> access(String method) {
        return gateway.orders.asked(method).stream()
                .map(asked -> asked.arguments().get(1))
                .toList();
    }

    private HttpResponse<Buffer> ask(String token) {
        return await(gateway.request(HttpMethod.GET, ORDERS)
                .putHeader("Authorization", "Bearer " + token)
                .send());
    }
}
