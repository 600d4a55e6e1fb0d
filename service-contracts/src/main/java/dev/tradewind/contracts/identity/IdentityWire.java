package dev.tradewind.contracts.identity;

import dev.tradewind.contracts.wire.Wire;

/** How this package's types cross the event bus; named in {@code META-INF/vertx/json-mappers.properties}. */
public final class IdentityWire {
    private IdentityWire() {}

    public static String writeAccessQuery(AccessQuery value) {
        return Wire.write(value);
    }

    public static AccessQuery readAccessQuery(String json) {
        return Wire.read(json, AccessQuery.class);
    }

    public static String writeAddresses(Addresses value) {
        return Wire.write(value);
    }

    public static Addresses readAddresses(String json) {
        return Wire.read(json, Addresses.class);
    }

    public static String writeApiKey(ApiKey value) {
        return Wire.write(value);
    }

    public static ApiKey readApiKey(String json) {
        return Wire.read(json, ApiKey.class);
    }

    public static String writeCredentials(Credentials value) {
        return Wire.write(value);
    }

    public static Credentials readCredentials(String json) {
        return Wire.read(json, Credentials.class);
    }

    public static String writeCustomerList(CustomerList value) {
        return Wire.write(value);
    }

    public static CustomerList readCustomerList(String json) {
        return Wire.read(json, CustomerList.class);
    }

    public static String writeCustomerPage(CustomerPage value) {
        return Wire.write(value);
    }

    public static CustomerPage readCustomerPage(String json) {
        return Wire.read(json, CustomerPage.class);
    }

    public static String writeCustomerQuery(CustomerQuery value) {
        return Wire.write(value);
    }

    public static CustomerQuery readCustomerQuery(String json) {
        return Wire.read(json, CustomerQuery.class);
    }

    public static String writeCustomerView(CustomerView value) {
        return Wire.write(value);
    }

    public static CustomerView readCustomerView(String json) {
        return Wire.read(json, CustomerView.class);
    }

    public static String writeImportedCustomers(ImportedCustomers value) {
        return Wire.write(value);
    }

    public static ImportedCustomers readImportedCustomers(String json) {
        return Wire.read(json, ImportedCustomers.class);
    }

    public static String writeNewApiKey(NewApiKey value) {
        return Wire.write(value);
    }

    public static NewApiKey readNewApiKey(String json) {
        return Wire.read(json, NewApiKey.class);
    }

    public static String writeNewCustomer(NewCustomer value) {
        return Wire.write(value);
    }

    public static NewCustomer readNewCustomer(String json) {
        return Wire.read(json, NewCustomer.class);
    }

    public static String writeNewStaff(NewStaff value) {
        return Wire.write(value);
    }

    public static NewStaff readNewStaff(String json) {
        return Wire.read(json, NewStaff.class);
    }

    public static String writePrincipal(Principal value) {
        return Wire.write(value);
    }

    public static Principal readPrincipal(String json) {
        return Wire.read(json, Principal.class);
    }

    public static String writeRefreshRequest(RefreshRequest value) {
        return Wire.write(value);
    }

    public static RefreshRequest readRefreshRequest(String json) {
        return Wire.read(json, RefreshRequest.class);
    }

    public static String writeStaffView(StaffView value) {
        return Wire.write(value);
    }

    public static StaffView readStaffView(String json) {
        return Wire.read(json, StaffView.class);
    }

    public static String writeTokens(Tokens value) {
        return Wire.write(value);
    }

    public static Tokens readTokens(String json) {
        return Wire.read(json, Tokens.class);
    }

    public static String writeVerificationKey(VerificationKey value) {
        return Wire.write(value);
    }

    public static VerificationKey readVerificationKey(String json) {
        return Wire.read(json, VerificationKey.class);
    }

    public static String writeStaffPage(StaffPage value) {
        return Wire.write(value);
    }

    public static StaffPage readStaffPage(String json) {
        return Wire.read(json, StaffPage.class);
    }

    public static String writeApiKeyView(ApiKeyView value) {
        return Wire.write(value);
    }

    public static ApiKeyView readApiKeyView(String json) {
        return Wire.read(json, ApiKeyView.class);
    }

    public static String writeApiKeyPage(ApiKeyPage value) {
        return Wire.write(value);
    }

    public static ApiKeyPage readApiKeyPage(String json) {
        return Wire.read(json, ApiKeyPage.class);
    }
}
