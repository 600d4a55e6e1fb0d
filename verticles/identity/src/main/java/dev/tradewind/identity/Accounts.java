package dev.tradewind.identity;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.identity.CustomerList;
import dev.tradewind.contracts.identity.CustomerView;
import dev.tradewind.contracts.identity.IdentityError;
import dev.tradewind.contracts.identity.IdentityEvent;
import dev.tradewind.contracts.identity.ImportedCustomers;
import dev.tradewind.contracts.identity.NewCustomer;
import dev.tradewind.contracts.identity.NewStaff;
import dev.tradewind.contracts.identity.Role;
import dev.tradewind.contracts.identity.StaffView;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Checks;
import dev.tradewind.contracts.shared.CustomerId;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.StaffId;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Opening accounts. */
final class Accounts {
    private static final int PASSWORD_MIN = 10;
    static final int PASSWORD_MAX = 200;
    private static final int NAME_MAX = 200;
    private static final int IMPORT_MAX = 1_000;

    private final Hashing hashing;
    private final Database database;
    private final EventLog<IdentityEvent> log;
    private final AccountStore store;

    Accounts(Hashing hashing, Database database, EventLog<IdentityEvent> log) {
        this.hashing = hashing;
        this.database = database;
        this.log = log;
        this.store = new AccountStore(database);
    }

    Future<Account> register(NewCustomer customer, CallContext context) {
        Checks checks = new Checks()
                .email(customer.email(), "/email")
                .that(isPassword(customer.password()), "/password", passwordRule())
                .optionalText(customer.name(), NAME_MAX, "/name");
        return checks.verdict()
                .compose(valid -> hashing.hash(customer.password()))
                .map(hash -> Account.customer(customer.email(), hash, customer.name(), now()))
                .compose(account -> database.transaction(tx -> store.add(tx, account)
                        .compose(added -> tellCustomers(tx, List.of(account), context))
                        .map(account)));
    }

    Future<StaffView> addStaff(NewStaff staff, CallContext context) {
        Checks checks = new Checks()
                .email(staff.email(), "/email")
                .that(isPassword(staff.password()), "/password", passwordRule())
                .that(staff.role() != Role.CUSTOMER, "/role", "must not be customer")
                .that(
                        (staff.role() == Role.MERCHANT) == (staff.merchantId() != null),
                        "/merchant_id",
                        "belongs to the role merchant, and only to it");
        return checks.verdict()
                .compose(valid -> hashing.hash(staff.password()))
                .map(hash -> Account.staff(staff, hash, now()))
                .compose(account -> database.transaction(tx -> store.add(tx, account)
                        .compose(added -> tellStaff(tx, account, context))
                        .map(account.asStaff())));
    }

    /** In the order given; a customer whose reference or e-mail address is known is that one. */
    Future<CustomerList> importAll(Tx tx, ImportedCustomers customers, CallContext context) {
        Instant now = now();
        List<Account> given = customers.customers().stream()
                .map(c -> Account.customer(c.email(), null, c.name(), now).imported(c.externalRef(), c.address()))
                .toList();
        return store.addNew(tx, given)
                .compose(added -> tellCustomers(tx, added, context))
                .compose(told -> store.known(tx, given))
                .compose(known -> inOrder(given, known));
    }

    static Checks check(ImportedCustomers customers) {
        Checks checks = new Checks();
        checks.that(customers.customers().size() <= IMPORT_MAX, "/items", "must be at most " + IMPORT_MAX);
        for (int i = 0; i < customers.customers().size(); i++) {
            ImportedCustomers.Customer customer = customers.customers().get(i);
            checks.email(customer.email(), "/items/" + i + "/email");
            checks.text(customer.externalRef(), NAME_MAX, "/items/" + i + "/external_ref");
            checks.optionalText(customer.name(), NAME_MAX, "/items/" + i + "/name");
        }
        return checks;
    }

    /** Fails with {@code email_taken} where an address belongs to somebody who is no customer. */
    private static Future<CustomerList> inOrder(List<Account> given, List<Account> known) {
        Map<String, Account> byRef = new HashMap<>();
        Map<String, Account> byEmail = new HashMap<>();
        known.forEach(a -> {
            byEmail.put(a.email().toLowerCase(Locale.ROOT), a);
            if (a.externalRef() != null) {
                byRef.put(a.externalRef(), a);
            }
        });
        Checks checks = new Checks();
        List<CustomerView> inOrder = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Account asked = given.get(i);
            Account byItsEmail = byEmail.get(asked.email().toLowerCase(Locale.ROOT));
            Account found =
                    asked.externalRef() == null ? byItsEmail : byRef.getOrDefault(asked.externalRef(), byItsEmail);
            checks.that(found != null, "/items/" + i + "/email", "belongs to somebody who is no customer");
            if (found != null) {
                inOrder.add(found.asCustomer());
            }
        }
        return checks.verdict(IdentityError.EMAIL_TAKEN, "There is another account with this e-mail address.")
                .map(valid -> new CustomerList(inOrder));
    }

    /** The first administrator, where there is none. Answers whether it was made here. */
    Future<Boolean> addFirstAdmin(String email, String password) {
        return store.hasAdmin().compose(there -> there ? Future.succeededFuture(false) : addAdmin(email, password));
    }

    private Future<Boolean> addAdmin(String email, String password) {
        return addStaff(new NewStaff(email, password, Role.ADMIN, null), CallContext.SYSTEM)
                .map(true)
                .recover(failure -> {
                    Fault fault = Fault.in(failure);
                    // Another node that starts at the same time was first.
                    return fault != null && fault.code().equals(IdentityError.EMAIL_TAKEN.key())
                            ? Future.succeededFuture(false)
                            : Future.failedFuture(failure);
                });
    }

    private Future<Void> tellCustomers(Tx tx, List<Account> customers, CallContext context) {
        List<Outgoing<IdentityEvent>> events = customers.stream()
                .map(c -> {
                    CustomerId id = new CustomerId(c.id());
                    return Outgoing.<IdentityEvent>of(new IdentityEvent.CustomerRegistered(id, c.email()), id, 1)
                            .in(context);
                })
                .toList();
        return events.isEmpty() ? Future.succeededFuture() : log.append(tx, events);
    }

    private Future<Void> tellStaff(Tx tx, Account staff, CallContext context) {
        StaffId id = new StaffId(staff.id());
        IdentityEvent event = new IdentityEvent.StaffAdded(id, staff.email(), staff.role());
        return log.append(tx, List.of(Outgoing.of(event, id, 1).in(context)));
    }

    private static boolean isPassword(String password) {
        return password.length() >= PASSWORD_MIN && password.length() <= PASSWORD_MAX;
    }

    private static String passwordRule() {
        return "must have " + PASSWORD_MIN + " to " + PASSWORD_MAX + " characters";
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
