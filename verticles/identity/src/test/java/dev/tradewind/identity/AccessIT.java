package dev.tradewind.identity;

import static dev.tradewind.identity.IdentityFixture.HOME;
import static dev.tradewind.identity.IdentityFixture.PASSWORD;
import static dev.tradewind.identity.IdentityFixture.email;
import static org.assertj.core.api.Assertions.assertThat;

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
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.StaffId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People and keys are let out and in again, and customers are found. */
class AccessIT {
    @RegisterExtension
    static final IdentityFixture identity = new IdentityFixture(new JsonObject());

    private static final IdentityService service = identity.service;

    @Test
    void letsSomebodyOutAndInAgain() {
        String email = email();
        StaffView otto =
                identity.await(service.addStaff(new NewStaff(email, PASSWORD, Role.VIEWER, null), CallContext.SYSTEM));
        Tokens before = identity.login(email, PASSWORD);
        Tokens unused = identity.login(email, PASSWORD);
        CallContext ada = CallContext.of(new Actor(Actor.Kind.STAFF, "usr_ada", null));

        assertThat(identity.await(service.disableStaff(otto.id(), ada)).disabledAt())
                .isNotNull();
        StaffView still = identity.await(service.disableStaff(otto.id(), ada));
        assertThat(identity.code(service.login(new Credentials(email, PASSWORD), HOME, CallContext.SYSTEM)))
                .isEqualTo("invalid_credentials");
        assertThat(identity.code(service.refresh(new RefreshRequest(before.refreshToken()))))
                .isEqualTo("invalid_credentials");
        assertThat(identity.await(service.staff(new PageRequest(100, null))).data())
                .contains(still);

        assertThat(identity.await(service.enableStaff(otto.id(), ada)).disabledAt())
                .isNull();
        assertThat(identity.login(email, PASSWORD)).isNotNull();
        assertThat(identity.code(service.refresh(new RefreshRequest(unused.refreshToken()))))
                .as("what was signed in before stays out")
                .isEqualTo("invalid_credentials");
        assertThat(identity.code(service.disableStaff(
                        otto.id(),
                        CallContext.of(new Actor(Actor.Kind.STAFF, otto.id().value(), null)))))
                .isEqualTo("own_account");
        assertThat(identity.code(service.disableStaff(StaffId.next(), ada))).isEqualTo("not_found");
        assertThat(identity.domain.events(IdentityEvent.TYPES).stream()
                        .filter(e -> e.event().equals(new IdentityEvent.StaffDisabled(otto.id()))))
                .hasSize(1);
    }

    @Test
    void signingOutEndsThisSignInAndNoOther() {
        String email = email();
        Tokens desk = identity.await(service.register(new NewCustomer(email, PASSWORD, null), CallContext.SYSTEM));
        Tokens phone = identity.login(email, PASSWORD);
        Tokens later = identity.await(service.refresh(new RefreshRequest(desk.refreshToken())));

        identity.await(service.logout(new RefreshRequest(later.refreshToken())));
        identity.await(service.logout(new RefreshRequest(later.refreshToken())));
        identity.await(service.logout(new RefreshRequest("nobody's")));

        assertThat(identity.code(service.refresh(new RefreshRequest(later.refreshToken()))))
                .isEqualTo("invalid_credentials");
        assertThat(identity.await(service.refresh(new RefreshRequest(phone.refreshToken()))))
                .isNotNull();
    }

    @Test
    void aUsedTokenEndsItsSuccessorToo() {
        String email = email();
        Tokens first = identity.await(service.register(new NewCustomer(email, PASSWORD, null), CallContext.SYSTEM));
        Tokens second = identity.await(service.refresh(new RefreshRequest(first.refreshToken())));

        identity.await(service.logout(new RefreshRequest(first.refreshToken())));

        assertThat(identity.code(service.refresh(new RefreshRequest(second.refreshToken()))))
                .isEqualTo("invalid_credentials");
    }

    @Test
    void staffFindCustomersByAPartOfTheirNameOrAddress() {
        String run = UUID.randomUUID().toString();
        ImportedCustomers three = new ImportedCustomers(List.of(imported(run, 1), imported(run, 2), imported(run, 3)));
        CustomerList made = identity.await(service.importCustomers(three, CallContext.SYSTEM));
        String email = made.data().getFirst().email().toUpperCase(Locale.ROOT);

        assertThat(identity.await(service.customers(new CustomerQuery(email, PageRequest.first())))
                        .data())
                .containsExactly(made.data().getFirst());
        CustomerPage first = identity.await(service.customers(new CustomerQuery(run, new PageRequest(2, null))));
        CustomerPage rest = identity.await(service.customers(
                new CustomerQuery(run, new PageRequest(2, first.meta().next()))));
        assertThat(Stream.concat(first.data().stream(), rest.data().stream()))
                .containsExactlyInAnyOrderElementsOf(made.data());
        assertThat(identity.await(service.customers(new CustomerQuery("admin@tradewind", PageRequest.first())))
                        .data())
                .isEmpty();
    }

    private static ImportedCustomers.Customer imported(String run, int number) {
        return new ImportedCustomers.Customer(run + number, run + number + "@example.org", "Customer " + number, null);
    }

    @Test
    void aDisabledKeyOpensNothing() {
        ApiKey key =
                identity.await(service.createApiKey(new NewApiKey("robot", Role.VIEWER, null), CallContext.SYSTEM));
        assertThat(identity.await(service.apiKey(key.secret())).role()).isEqualTo(Role.VIEWER);

        assertThat(identity.await(service.disableApiKey(key.id(), CallContext.SYSTEM))
                        .disabledAt())
                .isNotNull();
        ApiKeyView still = identity.await(service.disableApiKey(key.id(), CallContext.SYSTEM));
        assertThat(identity.code(service.apiKey(key.secret()))).isEqualTo("unauthorized");
        assertThat(identity.await(service.apiKeys(new PageRequest(1, null))).data())
                .containsExactly(still);
        assertThat(identity.code(service.disableApiKey("key_none", CallContext.SYSTEM)))
                .isEqualTo("not_found");
    }

    @Test
    void ofTwoWhoDisableEachOtherOneStays() {
        StaffView one = addAdmin();
        StaffView other = addAdmin();
        List<StaffId> others = enabledAdmins().stream()
                .filter(id -> !id.equals(one.id()) && !id.equals(other.id()))
                .toList();
        others.forEach(id -> identity.await(service.disableStaff(id, as(one))));

        Future<StaffView> first = service.disableStaff(other.id(), as(one));
        Future<StaffView> second = service.disableStaff(one.id(), as(other));

        Future<StaffView> refused =
                identity.await(first.transform(done -> Future.succeededFuture(done.failed()))) ? first : second;
        assertThat(identity.code(refused)).isEqualTo("last_admin");
        assertThat(enabledAdmins()).hasSize(1).isSubsetOf(one.id(), other.id());
        assertThat(identity.code(service.disableStaff(enabledAdmins().getFirst(), CallContext.SYSTEM)))
                .isEqualTo("last_admin");
        others.forEach(id -> identity.await(service.enableStaff(id, CallContext.SYSTEM)));
    }

    private static StaffView addAdmin() {
        NewStaff admin = new NewStaff(email(), PASSWORD, Role.ADMIN, null);
        return identity.await(service.addStaff(admin, CallContext.SYSTEM));
    }

    private static CallContext as(StaffView admin) {
        return CallContext.of(new Actor(Actor.Kind.STAFF, admin.id().value(), null));
    }

    private static List<StaffId> enabledAdmins() {
        return identity.await(service.staff(new PageRequest(100, null))).data().stream()
                .filter(person -> person.role() == Role.ADMIN && person.disabledAt() == null)
                .map(StaffView::id)
                .toList();
    }
}
