package dev.tradewind.gateway;

import dev.tradewind.contracts.identity.AccessQuery;
import dev.tradewind.contracts.identity.Addresses;
import dev.tradewind.contracts.identity.Credentials;
import dev.tradewind.contracts.identity.CustomerQuery;
import dev.tradewind.contracts.identity.CustomerSort;
import dev.tradewind.contracts.identity.CustomerView;
import dev.tradewind.contracts.identity.IdentityService;
import dev.tradewind.contracts.identity.NewApiKey;
import dev.tradewind.contracts.identity.NewCustomer;
import dev.tradewind.contracts.identity.NewStaff;
import dev.tradewind.contracts.identity.RefreshRequest;
import dev.tradewind.contracts.identity.Role;
import dev.tradewind.contracts.identity.StaffView;
import dev.tradewind.contracts.orders.OrderQuery;
import dev.tradewind.contracts.orders.OrdersService;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CustomerId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.StaffId;
import io.vertx.core.Future;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;

/** Signing in, and what belongs to an account. */
final class Accounts {
    private final IdentityService identity;
    private final OrdersService orders;
    private final Patience patience;

    Accounts(Services services, Patience patience) {
        this.identity = services.identity();
        this.orders = services.orders();
        this.patience = patience;
    }

    void into(HandlingTable table) {
        table.on("register", call -> made(call, NewCustomer.class, identity::register))
                .on("login", this::login)
                .on("refresh", this::refresh)
                .on("logout", this::logout)
                .on("getMe", call -> me(call).map(Answer::ok))
                .on("listMyOrders", this::myOrders)
                .on("listMyAddresses", call -> me(call).map(me -> Answer.ok(new Addresses(me.addresses()))))
                .on("saveMyAddresses", this::saveAddresses)
                .on("addStaff", call -> made(call, NewStaff.class, identity::addStaff))
                .on("createApiKey", call -> made(call, NewApiKey.class, identity::createApiKey))
                .on("listCustomers", this::customers)
                .on("getCustomer", this::customer)
                .on("listStaff", call -> patience.repeatable(() -> identity.findStaff(access(call)))
                        .map(Answer::ok))
                .on("disableStaff", call -> let(call, identity::disableStaff))
                .on("enableStaff", call -> let(call, identity::enableStaff))
                .on("listApiKeys", call -> patience.repeatable(() -> identity.findApiKeys(access(call)))
                        .map(Answer::ok))
                .on("disableApiKey", this::disableKey);
    }

    private Future<Answer> customers(Call call) {
        CustomerQuery query = new CustomerQuery(
                call.query("q"),
                call.page(),
                call.query("sort", s -> CustomerSort.valueOf(s.toUpperCase(Locale.ROOT))),
                counts(call));
        return patience.repeatable(() -> identity.customers(query)).map(Answer::ok);
    }

    private static AccessQuery access(Call call) {
        return new AccessQuery(
                call.query("q"),
                call.query("role", s -> Role.valueOf(s.toUpperCase(Locale.ROOT))),
                call.query("merchant", MerchantId::new),
                call.page(),
                counts(call));
    }

    private static boolean counts(Call call) {
        return Boolean.parseBoolean(call.query("count"));
    }

    private Future<Answer> customer(Call call) {
        CustomerId id = call.id("customer_id", CustomerId::new);
        return patience.repeatable(() -> identity.customer(id)).map(Answer::ok);
    }

    private Future<Answer> let(Call call, BiFunction<StaffId, CallContext, Future<StaffView>> service) {
        StaffId id = call.id("staff_id", StaffId::new);
        CallContext context = call.context();
        return patience.repeatable(() -> service.apply(id, context)).map(Answer::ok);
    }

    private Future<Answer> disableKey(Call call) {
        String id = call.path("key_id");
        CallContext context = call.context();
        return patience.repeatable(() -> identity.disableApiKey(id, context)).map(Answer::ok);
    }

    private <C, V> Future<Answer> made(Call call, Class<C> type, BiFunction<C, CallContext, Future<V>> service) {
        C command = call.body(type);
        CallContext context = call.context();
        return patience.command(context, () -> service.apply(command, context)).map(Answer::created);
    }

    private Future<Answer> login(Call call) {
        Credentials credentials = call.body(Credentials.class);
        CallContext context = call.context();
        return patience.command(context, () -> identity.login(credentials, call.clientAddress(), context))
                .map(Answer::ok);
    }

    private Future<Answer> refresh(Call call) {
        // Never asked twice: a refresh token that is used twice revokes all that came of it.
        return identity.refresh(call.body(RefreshRequest.class)).map(Answer::ok);
    }

    private Future<Answer> logout(Call call) {
        RefreshRequest request = call.body(RefreshRequest.class);
        return patience.repeatable(() -> identity.logout(request)).map(ended -> Answer.nothing());
    }

    private Future<CustomerView> me(Call call) {
        return patience.repeatable(() -> identity.customer(own(call)));
    }

    private Future<Answer> myOrders(Call call) {
        OrderQuery query = new OrderQuery(null, own(call), null, null, call.page());
        return patience.repeatable(() -> orders.orders(query)).map(Answer::ok);
    }

    private Future<Answer> saveAddresses(Call call) {
        Addresses addresses = call.body(Addresses.class);
        CallContext context = call.context();
        return patience.repeatable(() -> identity.saveAddresses(own(call), addresses, context))
                .map(Answer::ok);
    }

    private static CustomerId own(Call call) {
        return new CustomerId(Objects.requireNonNull(call.actor().id()));
    }
}
