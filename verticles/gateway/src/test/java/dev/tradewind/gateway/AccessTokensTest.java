package dev.tradewind.gateway;

import static dev.tradewind.gateway.GatewayFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.identity.IdentityService;
import dev.tradewind.contracts.identity.Role;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens when identity changes its key, with a clock of our own. */
class AccessTokensTest {
    private final AtomicLong now = new AtomicLong(System.currentTimeMillis());
    private Vertx vertx;
    private Fake<IdentityService> identity;
    private TestTokens signer;
    private AccessTokens tokens;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        signer = new TestTokens(vertx);
        identity = Fake.on(vertx, IdentityService.class, IdentityService.ADDRESS)
                .reply("verificationKey", arguments -> Future.succeededFuture(signer.verificationKey()));
        tokens = new AccessTokens(vertx, IdentityService.proxy(vertx), new Patience(vertx), now::get);
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void fetchesTheNewKeyWhenTheOldOneHasServedAWhile() {
        assertThat(isGood(signer.of(Role.ADMIN))).isTrue();
        signer.newKey("key-2");
        now.addAndGet(3_000);
        assertThat(isGood(signer.of(Role.ADMIN))).isTrue();
        assertThat(identity.asked("verificationKey")).hasSize(2);
    }

    @Test
    void fetchesItNotMoreOftenForMadeUpTokens() {
        assertThat(isGood(signer.of(Role.ADMIN))).isTrue();
        for (int i = 0; i < 10; i++) {
            assertThat(isGood("a.b" + i + ".c")).isFalse();
        }
        assertThat(identity.asked("verificationKey")).hasSize(1);
    }

    @Test
    void forgetsATokenWhenItExpires() {
        String token = signer.of(Role.VIEWER, "usr_1", null, 600);
        assertThat(isGood(token)).isTrue();
        now.addAndGet(599_000);
        assertThat(isGood(token)).isTrue();
        assertThat(identity.asked("verificationKey")).hasSize(1);
    }

    @Test
    void whatIsMadeUpShutsNobodyOutWhileIdentityIsAway() throws Exception {
        assertThat(isGood(signer.of(Role.ADMIN))).isTrue();
        identity.leave();
        now.addAndGet(3_000);
        assertThat(await(tokens.principal("a.b.c").map(p -> "good").otherwise("bad")))
                .isEqualTo("bad");
        assertThat(isGood(signer.of(Role.VIEWER))).isTrue();
    }

    private boolean isGood(String token) {
        return await(tokens.principal(token).map(p -> true).recover(failure -> {
            assertThat(Fault.in(failure)).isNotNull();
            return Future.succeededFuture(false);
        }));
    }
}
