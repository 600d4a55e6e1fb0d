package dev.tradewind.identity;

import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.contracts.identity.Credentials;
import dev.tradewind.contracts.identity.IdentityService;
import dev.tradewind.contracts.identity.Tokens;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Identity on a real database. Registered with a class of tests it serves all of them, and ends with the last. */
final class IdentityFixture implements AfterAllCallback {
    static final String HOME = "203.0.113.7";
    static final String PASSWORD = "a long enough password";

    final DomainFixture domain = DomainFixture.open();
    final IdentityService service = IdentityService.proxy(domain.vertx());

    /** @param config beside passwords that are hashed quickly */
    IdentityFixture(JsonObject config) {
        domain.deploy(
                new IdentityVerticle(),
                new JsonObject().put("password_rounds", 1_000).mergeIn(config));
    }

    /** Nobody else's. */
    static String email() {
        return UUID.randomUUID() + "@example.org";
    }

    Tokens login(String email, String password) {
        return await(service.login(new Credentials(email, password), HOME, CallContext.SYSTEM));
    }

    @CanIgnoreReturnValue
    <T> T await(Future<T> future) {
        return domain.await(future);
    }

    Fault fault(Future<?> failing) {
        return Objects.requireNonNull(Fault.in(catchThrowable(() -> await(failing))));
    }

    String code(Future<?> failing) {
        return fault(failing).code();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        domain.close();
    }
}
