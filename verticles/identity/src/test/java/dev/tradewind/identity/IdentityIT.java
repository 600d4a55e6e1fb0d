package dev.tradewind.identity;

import static dev.tradewind.identity.IdentityFixture.HOME;
import static dev.tradewind.identity.IdentityFixture.PASSWORD;
import static dev.tradewind.identity.IdentityFixture.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.contracts.identity.AccessClaims;
import dev.tradewind.contracts.identity.Addresses;
import dev.tradewind.contracts.identity.ApiKey;
import dev.tradewind.contracts.identity.Credentials;
import dev.tradewind.contracts.identity.CustomerList;
import dev.tradewind.contracts.identity.CustomerView;
import dev.tradewind.contracts.identity.IdentityEvent;
import dev.tradewind.contracts.identity.IdentityService;
import dev.tradewind.contracts.identity.ImportedCustomers;
import dev.tradewind.contracts.identity.NewApiKey;
import dev.tradewind.contracts.identity.NewCustomer;
import dev.tradewind.contracts.identity.NewStaff;
import dev.tradewind.contracts.identity.RefreshRequest;
import dev.tradewind.contracts.identity.Role;
import dev.tradewind.contracts.identity.Tokens;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CustomerId;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IdentityIT {
    @RegisterExtension
    static final IdentityFixture identity =
            new IdentityFixture(new JsonObject().put("admin_password", PASSWORD).put("login_failures", 3));

    private static final IdentityService service = identity.service;

    @Test
    void letsTheFirstAdministratorInWithTheGivenPassword() {
        Tokens tokens = identity.login("admin@tradewind.local", PASSWORD);

        AccessClaims claims = verified(tokens);
        assertThat(claims.role()).isEqualTo(Role.ADMIN);
        assertThat(claims.principal().actor().kind()).isEqualTo(Actor.Kind.STAFF);
        assertThat(tokens.expiresIn()).isEqualTo(900);
    }

    @Test
    void registersACustomerWhoCanSignInHoweverTheAddressIsWritten() {
        String email = email();
        AccessClaims registered =
                verified(identity.await(service.register(new NewCustomer(email, PASSWORD, "Ada"), CallContext.SYSTEM)));

        AccessClaims again = verified(identity.login(email.toUpperCase(), PASSWORD));

        assertThat(again.sub()).isEqualTo(registered.sub());
        CustomerView ada = identity.await(service.customer(new CustomerId(registered.sub())));
        assertThat(ada.name()).isEqualTo("Ada");
        assertThat(identity.domain.events(IdentityEvent.TYPES))
                .anyMatch(e -> e.event().equals(new IdentityEvent.CustomerRegistered(ada.id(), email)));
        assertThat(identity.code(service.register(new NewCustomer(email, PASSWORD, null), CallContext.SYSTEM)))
                .isEqualTo("email_taken");
        assertThat(identity.code(service.register(new NewCustomer("x", "short", null), CallContext.SYSTEM)))
                .isEqualTo("validation_failed");
    }

    @Test
    void answersAWrongPasswordAndAnUnknownPersonAlike() {
        String email = email();
        identity.await(service.register(new NewCustomer(email, PASSWORD, null), CallContext.SYSTEM));

        Fault wrong = identity.fault(service.login(new Credentials(email, "wrong password"), HOME, CallContext.SYSTEM));
        Fault unknown = identity.fault(service.login(new Credentials(email(), PASSWORD), HOME, CallContext.SYSTEM));

        assertThat(wrong.code()).isEqualTo("invalid_credentials");
        assertThat(unknown).isEqualTo(wrong);
    }

    @Test
    void pausesAfterTooManyFailuresFromOneAddressOnly() {
        String email = email();
        identity.await(service.register(new NewCustomer(email, PASSWORD, null), CallContext.SYSTEM));
        for (int i = 0; i < 3; i++) {
            assertThat(identity.code(service.login(new Credentials(email, "wrong password"), HOME, CallContext.SYSTEM)))
                    .isEqualTo("invalid_credentials");
        }

        Fault paused = identity.fault(service.login(new Credentials(email, PASSWORD), HOME, CallContext.SYSTEM));

        assertThat(paused.code()).isEqualTo("too_many_attempts");
        assertThat(paused.retryAfterS()).isPositive();
        assertThat(identity.await(service.login(new Credentials(email, PASSWORD), "198.51.100.2", CallContext.SYSTEM)))
                .isNotNull();
    }

    @Test
    void letsNoMoreGuessesThroughWhenTheyComeAllAtOnce() {
        String email = email();
        identity.await(service.register(new NewCustomer(email, PASSWORD, null), CallContext.SYSTEM));
        List<Future<Tokens>> guesses = Stream.generate(
                        () -> service.login(new Credentials(email, "wrong password"), HOME, CallContext.SYSTEM))
                .limit(12)
                .toList();

        assertThat(guesses.stream().map(identity::code).filter("invalid_credentials"::equals))
                .hasSize(3);
    }

    @Test
    void letsOneUseOfARefreshTokenWinWhenManyTryAtOnce() {
        Tokens first = identity.login("admin@tradewind.local", PASSWORD);
        List<Future<Tokens>> uses = Stream.generate(() -> service.refresh(new RefreshRequest(first.refreshToken())))
                .limit(20)
                .toList();

        identity.await(Future.join(uses).otherwiseEmpty());

        assertThat(uses.stream().filter(Future::succeeded)).hasSize(1);
    }

    @Test
    void answersNonsenseLikeAnyWrongPassword() {
        for (String email : List.of("", "x", "a@b\0", "x".repeat(100_000) + "@example.org")) {
            assertThat(identity.code(service.login(new Credentials(email, PASSWORD), HOME, CallContext.SYSTEM)))
                    .isEqualTo("invalid_credentials");
        }
        Credentials endless = new Credentials("admin@tradewind.local", "x".repeat(100_000));
        assertThat(identity.code(service.login(endless, "198.51.100.9", CallContext.SYSTEM)))
                .isEqualTo("invalid_credentials");
    }

    @Test
    void importsNobodyOverAStaffAccount() {
        ImportedCustomers.Customer admin =
                new ImportedCustomers.Customer("ref-admin", "admin@tradewind.local", null, null);

        Fault fault =
                identity.fault(service.importCustomers(new ImportedCustomers(List.of(admin)), CallContext.SYSTEM));

        assertThat(fault.code()).isEqualTo("email_taken");
        assertThat(fault.errors()).extracting(Fault.Item::pointer).containsExactly("/items/0/email");
    }

    @Test
    void startsOnSeveralNodesAtOnce() {
        try (DomainFixture island = DomainFixture.open()) {
            JsonObject config = island.config().put("admin_password", PASSWORD).put("password_rounds", 1_000);
            List<Future<String>> nodes = Stream.generate(() -> island.vertx()
                            .deployVerticle(new IdentityVerticle(), new DeploymentOptions().setConfig(config)))
                    .limit(3)
                    .toList();

            island.await(Future.all(nodes));

            IdentityService identity = IdentityService.proxy(island.vertx());
            Credentials admin = new Credentials("admin@tradewind.local", PASSWORD);
            assertThat(island.await(identity.login(admin, HOME, CallContext.SYSTEM)))
                    .isNotNull();
        }
    }

    @Test
    void refreshesOnceAndRevokesTheLineWhenATokenIsUsedTwice() {
        Tokens first = identity.login("admin@tradewind.local", PASSWORD);
        Tokens second = identity.await(service.refresh(new RefreshRequest(first.refreshToken())));
        assertThat(verified(second).role()).isEqualTo(Role.ADMIN);

        assertThat(identity.code(service.refresh(new RefreshRequest(first.refreshToken()))))
                .isEqualTo("invalid_credentials");
        assertThat(identity.code(service.refresh(new RefreshRequest(second.refreshToken()))))
                .isEqualTo("invalid_credentials");
        assertThat(identity.code(service.refresh(new RefreshRequest("nonsense"))))
                .isEqualTo("invalid_credentials");
    }

    @Test
    void knowsAMachineByItsKey() {
        MerchantId merchant = MerchantId.next();
        ApiKey key = identity.await(
                service.createApiKey(new NewApiKey("Till", Role.MERCHANT, merchant), CallContext.SYSTEM));

        assertThat(key.secret()).startsWith("tw_");
        assertThat(identity.await(service.apiKey(key.secret())).actor())
                .isEqualTo(new Actor(Actor.Kind.API_KEY, key.id(), merchant));
        assertThat(identity.code(service.apiKey("tw_unknown"))).isEqualTo("unauthorized");
        assertThat(identity.domain.events(IdentityEvent.TYPES))
                .anyMatch(e ->
                        e.event().equals(new IdentityEvent.ApiKeyCreated(key.id(), "Till", Role.MERCHANT, merchant)))
                .noneMatch(e -> e.envelope().data().text().contains(key.secret()));
    }

    @Test
    void addsPeopleOfMerchantsWithTheirMerchantOnly() {
        NewStaff lost = new NewStaff(email(), PASSWORD, Role.MERCHANT, null);
        assertThat(identity.code(service.addStaff(lost, CallContext.SYSTEM))).isEqualTo("validation_failed");

        MerchantId merchant = MerchantId.next();
        NewStaff bob = new NewStaff(email(), PASSWORD, Role.MERCHANT, merchant);
        identity.await(service.addStaff(bob, CallContext.SYSTEM));
        assertThat(verified(identity.login(bob.email(), PASSWORD)).merchantId()).isEqualTo(merchant);
    }

    @Test
    void importsCustomersOnceAndInOrder() {
        String run = UUID.randomUUID().toString();
        ImportedCustomers two = new ImportedCustomers(List.of(imported(run, 2), imported(run, 1), imported(run, 2)));

        CustomerList first = identity.await(service.importCustomers(two, CallContext.SYSTEM));
        CustomerList again = identity.await(service.importCustomers(two, CallContext.SYSTEM));

        assertThat(first.data())
                .extracting(CustomerView::name)
                .containsExactly("Customer 2", "Customer 1", "Customer 2");
        assertThat(again).isEqualTo(first);
        assertThat(identity.code(
                        service.login(new Credentials(first.data().getFirst().email(), ""), HOME, CallContext.SYSTEM)))
                .isEqualTo("invalid_credentials");
    }

    @Test
    void keepsAnAddressBook() {
        AccessClaims ada = verified(
                identity.await(service.register(new NewCustomer(email(), PASSWORD, null), CallContext.SYSTEM)));
        Address home = new Address("Ada", "1 Road", null, "London", null, "SW1", "GB");

        CustomerView saved = identity.await(
                service.saveAddresses(new CustomerId(ada.sub()), new Addresses(List.of(home)), CallContext.SYSTEM));

        assertThat(saved.addresses()).containsExactly(home);
        assertThat(identity.domain.events(IdentityEvent.TYPES))
                .anyMatch(e -> e.event().equals(new IdentityEvent.AddressesSaved(saved.id(), 1)));
        CallContext stranger =
                CallContext.of(new Actor(Actor.Kind.CUSTOMER, CustomerId.next().value(), null));
        assertThat(identity.code(service.saveAddresses(saved.id(), new Addresses(List.of()), stranger)))
                .isEqualTo("not_found");
        assertThat(identity.code(
                        service.saveAddresses(CustomerId.next(), new Addresses(List.of()), CallContext.SYSTEM)))
                .isEqualTo("not_found");
    }

    private static ImportedCustomers.Customer imported(String run, int number) {
        return new ImportedCustomers.Customer(run + number, run + number + "@example.org", "Customer " + number, null);
    }

    /** As anybody verifies it who has nothing but the public key. */
    private static AccessClaims verified(Tokens tokens) {
        JsonObject jwk =
                new JsonObject(identity.await(service.verificationKey()).jwk().text());
        assertThat(jwk.containsKey("d")).isFalse();
        JWTAuth verifier = JWTAuth.create(identity.domain.vertx(), new JWTAuthOptions().addJwk(jwk));
        identity.await(verifier.authenticate(new TokenCredentials(tokens.accessToken())));
        String claims = tokens.accessToken().split("\\.")[1];
        return Wire.read(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8), AccessClaims.class);
    }
}
