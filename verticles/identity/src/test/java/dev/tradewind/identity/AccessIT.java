package dev.tradewind.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.contracts.identity.ApiKey;
import dev.tradewind.contracts.identity.ApiKeyView;
import dev.tradewind.contracts.identity.Credentials;
import dev.tradewind.contracts.identity.CustomerList;
import dev.tradewind.contracts.identity.CustomerPage;
import dev.tradewind.contracts.identity.CustomerQuery;
import dev.tradewind.contracts.identity.IdentityEvent;
import dev.tradewind.contracts.identity.IdentityService;
import dev.tradewind.contracts.identity.ImportedCustomers;
import dev.tradewind.contracts.identity.NewApiKey;
import dev.tradewind.contracts.identity.NewCustomer;
import dev.tradewind.contracts.identity.NewStaff;
import dev.tradewind.contracts.identity.RefreshRequest;
import dev.tradewind.contracts.identity.Role;
import dev.tradewind.contracts.identity.StaffView;
import dev.tradewind.contracts.identity.Tokens;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.StaffId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People and keys are let out and in again, and customers are found. */
class AccessIT {
    private static final String HOME = "203.0.113.7";
    private static final String PASSWORD = "a long enough password";

    private static DomainFixture fixture;
    private static IdentityService service;

    @BeforeAll
    static void open() {
        fixture = DomainFixture.open();
        fixture.deploy(new IdentityVerticle(), new JsonObject().put("password_rounds", 1_000));
        service = IdentityService.proxy(fixture.vertx());
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void letsSomebodyOutAndInAgain() {
        String email = UUID.randomUUID() + "@example.org";
        StaffView otto = await(service.addStaff(new NewStaff(email, PASSWORD, Role.VIEWER, null), CallContext.SYSTEM));
        Tokens before = login(email, PASSWORD);
        Tokens unused = login(email, PASSWORD);
        CallContext ada = CallContext.of(new Actor(Actor.Kind.STAFF, "usr_ada", null));

        assertThat(await(service.disableStaff(otto.id(), ada)).disabledAt()).isNotNull();
        StaffView still = await(service.disableStaff(otto.id(), ada));
        assertThat(code(service.login(new Credentials(email, PASSWORD), HOME, CallContext.SYSTEM)))
                .isEqualTo("invalid_credentials");
        assertThat(code(service.refresh(new RefreshRequest(before.refreshToken()))))
                .isEqualTo("invalid_credentials");
        assertThat(await(service.staff(new PageRequest(100, null))).data()).contains(still);

        assertThat(await(service.enableStaff(otto.id(), ada)).disabledAt()).isNull();
        assertThat(login(email, PASSWORD)).isNotNull();
        assertThat(code(service.refresh(new RefreshRequest(unused.refreshToken()))))
                .as("what was signed in before stays out")
                .isEqualTo("invalid_credentials");
        assertThat(code(service.disableStaff(
                        otto.id(),
                        CallContext.of(new Actor(Actor.Kind.STAFF, otto.id().value(), null)))))
                .isEqualTo("own_account");
        assertThat(code(service.disableStaff(StaffId.next(), ada))).isEqualTo("not_found");
        assertThat(fixture.events(IdentityEvent.TYPES).stream()
                        .filter(e -> e.event().equals(new IdentityEvent.StaffDisabled(otto.id()))))
                .hasSize(1);
    }

    @Test
    void signingOutEndsThisSignInAndNoOther() {
        String email = UUID.randomUUID() + "@example.org";
        Tokens desk = await(service.register(new NewCustomer(email, PASSWORD, null), CallContext.SYSTEM));
        Tokens phone = login(email, PASSWORD);
        Tokens later = await(service.refresh(new RefreshRequest(desk.refreshToken())));

        await(service.logout(new RefreshRequest(later.refreshToken())));
        await(service.logout(new RefreshRequest(later.refreshToken())));
        await(service.logout(new RefreshRequest("nobody's")));

        assertThat(code(service.refresh(new RefreshRequest(later.refreshToken()))))
                .isEqualTo("invalid_credentials");
        assertThat(await(service.refresh(new RefreshRequest(phone.refreshToken()))))
                .isNotNull();
    }

    @Test
    void aUsedTokenEndsItsSuccessorToo() {
        String email = UUID.randomUUID() + "@example.org";
        Tokens first = await(service.register(new NewCustomer(email, PASSWORD, null), CallContext.SYSTEM));
        Tokens second = await(service.refresh(new RefreshRequest(first.refreshToken())));

        await(service.logout(new RefreshRequest(first.refreshToken())));

        assertThat(code(service.refresh(new RefreshRequest(second.refreshToken()))))
                .isEqualTo("invalid_credentials");
    }

    @Test
    void staffFindCustomersByAPartOfTheirNameOrAddress() {
        String run = UUID.randomUUID().toString();
        ImportedCustomers three = new ImportedCustomers(List.of(imported(run, 1), imported(run, 2), imported(run, 3)));
        CustomerList made = await(service.importCustomers(three, CallContext.SYSTEM));
        String email = made.data().getFirst().email().toUpperCase(Locale.ROOT);

        assertThat(await(service.customers(new CustomerQuery(email, PageRequest.first())))
                        .data())
                .containsExactly(made.data().getFirst());
        CustomerPage first = await(service.customers(new CustomerQuery(run, new PageRequest(2, null))));
        CustomerPage rest = await(service.customers(
                new CustomerQuery(run, new PageRequest(2, first.meta().next()))));
        assertThat(Stream.concat(first.data().stream(), rest.data().stream()))
                .containsExactlyInAnyOrderElementsOf(made.data());
        assertThat(await(service.customers(new CustomerQuery("admin@tradewind", PageRequest.first())))
                        .data())
                .isEmpty();
    }

    private static ImportedCustomers.Customer imported(String run, int number) {
        return new ImportedCustomers.Customer(run + number, run + number + "@example.org", "Customer " + number, null);
    }

    @Test
    void aDisabledKeyOpensNothing() {
        ApiKey key = await(service.createApiKey(new NewApiKey("robot", Role.VIEWER, null), CallContext.SYSTEM));
        assertThat(await(service.apiKey(key.secret())).role()).isEqualTo(Role.VIEWER);

        assertThat(await(service.disableApiKey(key.id(), CallContext.SYSTEM)).disabledAt())
                .isNotNull();
        ApiKeyView still = await(service.disableApiKey(key.id(), CallContext.SYSTEM));
        assertThat(code(service.apiKey(key.secret()))).isEqualTo("unauthorized");
        assertThat(await(service.apiKeys(new PageRequest(1, null))).data()).containsExactly(still);
        assertThat(code(service.disableApiKey("key_none", CallContext.SYSTEM))).isEqualTo("not_found");
    }

    @Test
    void ofTwoWhoDisableEachOtherOneStays() {
        StaffView one = addAdmin();
        StaffView other = addAdmin();
        List<StaffId> others = enabledAdmins().stream()
                .filter(id -> !id.equals(one.id()) && !id.equals(other.id()))
                .toList();
        others.forEach(id -> await(service.disableStaff(id, as(one))));

        Future<StaffView> first = service.disableStaff(other.id(), as(one));
        Future<StaffView> second = service.disableStaff(one.id(), as(other));

        Future<StaffView> refused =
                await(first.transform(done -> Future.succeededFuture(done.failed()))) ? first : second;
        assertThat(code(refused)).isEqualTo("last_admin");
        assertThat(enabledAdmins()).hasSize(1).isSubsetOf(one.id(), other.id());
        assertThat(code(service.disableStaff(enabledAdmins().getFirst(), CallContext.SYSTEM)))
                .isEqualTo("last_admin");
        others.forEach(id -> await(service.enableStaff(id, CallContext.SYSTEM)));
    }

    private static StaffView addAdmin() {
        NewStaff admin = new NewStaff(UUID.randomUUID() + "@example.org", PASSWORD, Role.ADMIN, null);
        return await(service.addStaff(admin, CallContext.SYSTEM));
    }

    private static CallContext as(StaffView admin) {
        return CallContext.of(new Actor(Actor.Kind.STAFF, admin.id().value(), null));
    }

    private static List<StaffId> enabledAdmins() {
        return await(service.staff(new PageRequest(100, null))).data().stream()
                .filter(person -> person.role() == Role.ADMIN && person.disabledAt() == null)
                .map(StaffView::id)
                .toList();
    }

    private static Tokens login(String email, String password) {
        return await(service.login(new Credentials(email, password), HOME, CallContext.SYSTEM));
    }

    private static <T> T await(Future<T> future) {
        return fixture.await(future);
    }

    private static String code(Future<?> failing) {
        return Objects.requireNonNull(Fault.in(catchThrowable(() -> await(failing))))
                .code();
    }
}
