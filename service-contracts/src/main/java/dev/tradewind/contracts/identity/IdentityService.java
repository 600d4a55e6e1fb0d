package dev.tradewind.contracts.identity;

import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Calls;
import dev.tradewind.contracts.shared.CustomerId;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.StaffId;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Accounts and tokens. */
@ProxyGen
public interface IdentityService {
    String ADDRESS = "service.identity";

    static IdentityService proxy(Vertx vertx) {
        return new IdentityServiceVertxEBProxy(vertx, ADDRESS, Calls.deadline(5_000));
    }

    /**
     * Staff, merchants' people and customers alike. Fails with {@code invalid_credentials} or {@code
     * too_many_attempts}; the latter says when to try again.
     *
     * @param clientAddress where the attempt comes from; attempts are counted per account and address
     */
    Future<Tokens> login(Credentials credentials, String clientAddress, CallContext context);

    /** Fails with {@code invalid_credentials}. */
    Future<Tokens> refresh(RefreshRequest request);

    /**
     * Ends the sign-in that the refresh token comes of: neither it nor any other of its line is good any more. Access
     * tokens live on until they expire. Twice, or of a token that nobody knows, does no harm.
     */
    Future<Void> logout(RefreshRequest request);

    /** Fails with {@code email_taken} or {@code validation_failed}. */
    Future<Tokens> register(NewCustomer customer, CallContext context);

    Future<VerificationKey> verificationKey();

    /** Who an API key stands for. Fails with {@code unauthorized}. */
    Future<Principal> apiKey(String secret);

    Future<CustomerView> customer(CustomerId id);

    Future<CustomerPage> customers(CustomerQuery query);

    Future<CustomerView> saveAddresses(CustomerId id, Addresses addresses, CallContext context);

    Future<CustomerList> importCustomers(ImportedCustomers customers, CallContext context);

    /** Fails with {@code email_taken}. */
    Future<StaffView> addStaff(NewStaff staff, CallContext context);

    Future<ApiKey> createApiKey(NewApiKey key, CallContext context);

    Future<StaffPage> staff(PageRequest page);

    Future<StaffPage> findStaff(AccessQuery query);

    /**
     * The person cannot sign in any more, nor stay signed in longer than an access token lives. Twice does no harm.
     * Fails with {@code not_found}, with {@code own_account} for whoever asks, and with {@code last_admin} when nobody
     * else could administer the platform.
     */
    Future<StaffView> disableStaff(StaffId id, CallContext context);

    /** The person may sign in again. Twice does no harm. Fails with {@code not_found}. */
    Future<StaffView> enableStaff(StaffId id, CallContext context);

    Future<ApiKeyPage> apiKeys(PageRequest page);

    Future<ApiKeyPage> findApiKeys(AccessQuery query);

    /** The key opens nothing any more, for good. Twice does no harm. Fails with {@code not_found}. */
    Future<ApiKeyView> disableApiKey(String id, CallContext context);
}
