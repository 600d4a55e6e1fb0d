package dev.tradewind.identity;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Domain;
import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Idempotency;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.identity.AccessQuery;
import dev.tradewind.contracts.identity.Addresses;
import dev.tradewind.contracts.identity.ApiKey;
import dev.tradewind.contracts.identity.ApiKeyPage;
import dev.tradewind.contracts.identity.ApiKeyView;
import dev.tradewind.contracts.identity.Credentials;
import dev.tradewind.contracts.identity.CustomerList;
import dev.tradewind.contracts.identity.CustomerPage;
import dev.tradewind.contracts.identity.CustomerQuery;
import dev.tradewind.contracts.identity.CustomerView;
import dev.tradewind.contracts.identity.IdentityEvent;
import dev.tradewind.contracts.identity.IdentityService;
import dev.tradewind.contracts.identity.ImportedCustomers;
import dev.tradewind.contracts.identity.NewApiKey;
import dev.tradewind.contracts.identity.NewCustomer;
import dev.tradewind.contracts.identity.NewStaff;
import dev.tradewind.contracts.identity.Principal;
import dev.tradewind.contracts.identity.RefreshRequest;
import dev.tradewind.contracts.identity.Role;
import dev.tradewind.contracts.identity.StaffPage;
import dev.tradewind.contracts.identity.StaffView;
import dev.tradewind.contracts.identity.Tokens;
import dev.tradewind.contracts.identity.VerificationKey;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Checks;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.CustomerId;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.Id;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.RawJson;
import dev.tradewind.contracts.shared.StaffId;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The identity domain's use cases. */
final class Identity implements IdentityService {
    private static final String KEY_PREFIX = "tw_";
    private static final int ADDRESSES_MAX = 20;
    private static final int NAME_MAX = 200;

    private final Database database;
    private final EventLog<IdentityEvent> log;
    private final Idempotency idempotency;
    private final Accounts accounts;
    private final SignIn signIn;
    private final SigningKeys keys;
    private final Access access;

    Identity(Domain<IdentityEvent> domain, Accounts accounts, SignIn signIn, SigningKeys keys) {
        this.database = domain.database();
        this.log = domain.log();
        this.idempotency = domain.idempotency();
        this.accounts = accounts;
        this.signIn = signIn;
        this.keys = keys;
        this.access = new Access(database, log);
    }

    @Override
    public Future<Tokens> login(Credentials credentials, String clientAddress, CallContext context) {
        return signIn.login(credentials, clientAddress);
    }

    @Override
    public Future<Tokens> refresh(RefreshRequest request) {
        return signIn.refresh(request.refreshToken());
    }

    @Override
    public Future<Void> logout(RefreshRequest request) {
        return signIn.end(request.refreshToken());
    }

    @Override
    public Future<Tokens> register(NewCustomer customer, CallContext context) {
        return accounts.register(customer, context).compose(signIn::begin);
    }

    @Override
    public Future<VerificationKey> verificationKey() {
        return keys.key().map(key -> new VerificationKey(new RawJson(key.open().encode())));
    }

    @Override
    public Future<Principal> apiKey(String secret) {
        return new TokenStore(database).key(secret).compose(found -> found.map(
                        k -> Future.succeededFuture(principal(k)))
                .orElseGet(() -> Future.failedFuture(Fault.of(CommonError.UNAUTHORIZED, "The API key is not known."))));
    }

    private static Principal principal(TokenStore.Key key) {
        return new Principal(new Actor(Actor.Kind.API_KEY, key.id(), key.merchantId()), key.role());
    }

    @Override
    public Future<CustomerView> customer(CustomerId id) {
        return new AccountStore(database).byId(id.value()).compose(found -> orNotFound(found, id));
    }

    @Override
    public Future<CustomerPage> customers(CustomerQuery query) {
        return new PeopleStore(database).customers(query);
    }

    @Override
    public Future<CustomerView> saveAddresses(CustomerId id, Addresses addresses, CallContext context) {
        Actor actor = context.actor();
        if (actor.kind() == Actor.Kind.CUSTOMER && !id.value().equals(actor.id())) {
            return Future.failedFuture(Fault.notFound(id));
        }
        return new Checks()
                .that(addresses.data().size() <= ADDRESSES_MAX, "/data", "must be at most " + ADDRESSES_MAX)
                .verdict()
                .compose(valid -> idempotency.once(
                        context, CustomerView.class, tx -> saveAddresses(tx, id, addresses.data(), context)));
    }

    private Future<CustomerView> saveAddresses(Tx tx, CustomerId id, List<Address> addresses, CallContext context) {
        return new AccountStore(database)
                .saveAddresses(tx, id.value(), addresses)
                .compose(saved -> {
                    long version = saved.map(Account::version).orElse(0L);
                    IdentityEvent event = new IdentityEvent.AddressesSaved(id, addresses.size());
                    return orNotFound(saved, id).compose(customer -> log.append(
                                    tx, List.of(Outgoing.of(event, id, version).in(context)))
                            .map(customer));
                });
    }

    private static Future<CustomerView> orNotFound(Optional<Account> found, CustomerId id) {
        return found.filter(a -> a.role() == Role.CUSTOMER)
                .map(a -> Future.succeededFuture(a.asCustomer()))
                .orElseGet(() -> Future.failedFuture(Fault.notFound(id)));
    }

    @Override
    public Future<CustomerList> importCustomers(ImportedCustomers customers, CallContext context) {
        return Accounts.check(customers)
                .verdict()
                .compose(valid -> idempotency.once(
                        context, CustomerList.class, tx -> accounts.importAll(tx, customers, context)));
    }

    @Override
    public Future<StaffView> addStaff(NewStaff staff, CallContext context) {
        return accounts.addStaff(staff, context);
    }

    @Override
    public Future<ApiKey> createApiKey(NewApiKey asked, CallContext context) {
        ApiKey made = new ApiKey(
                Id.next("key"),
                asked.name(),
                asked.role(),
                KEY_PREFIX + Secrets.next(),
                Instant.now().truncatedTo(ChronoUnit.MICROS));
        return new Checks()
                .text(asked.name(), NAME_MAX, "/name")
                .that(asked.role() != Role.CUSTOMER, "/role", "must not be customer")
                .that(
                        (asked.role() == Role.MERCHANT) == (asked.merchantId() != null),
                        "/merchant_id",
                        "belongs to the role merchant, and only to it")
                .verdict()
                .compose(valid -> database.transaction(tx -> new TokenStore(database)
                        .addKey(tx, made, asked)
                        .compose(added -> tell(tx, made, asked, context))
                        .map(made)));
    }

    @Override
    public Future<StaffPage> staff(PageRequest page) {
        return findStaff(new AccessQuery(null, null, null, page, false));
    }

    @Override
    public Future<StaffPage> findStaff(AccessQuery query) {
        return new PeopleStore(database).staff(query);
    }

    @Override
    public Future<StaffView> disableStaff(StaffId id, CallContext context) {
        return access.disable(id, context);
    }

    @Override
    public Future<StaffView> enableStaff(StaffId id, CallContext context) {
        return access.enable(id, context);
    }

    @Override
    public Future<ApiKeyPage> apiKeys(PageRequest page) {
        return findApiKeys(new AccessQuery(null, null, null, page, false));
    }

    @Override
    public Future<ApiKeyPage> findApiKeys(AccessQuery query) {
        return new PeopleStore(database).keys(query);
    }

    @Override
    public Future<ApiKeyView> disableApiKey(String id, CallContext context) {
        return access.disableKey(id, context);
    }

    private Future<Void> tell(Tx tx, ApiKey key, NewApiKey asked, CallContext context) {
        IdentityEvent event = new IdentityEvent.ApiKeyCreated(key.id(), key.name(), key.role(), asked.merchantId());
        return log.append(tx, List.of(new Outgoing<>(event, key.id(), 1, null, null, context.traceparent())));
    }
}
