package dev.tradewind.contracts.merchants;

import dev.tradewind.contracts.wire.Wire;

/** How this package's types cross the event bus; named in {@code META-INF/vertx/json-mappers.properties}. */
public final class MerchantsWire {
    private MerchantsWire() {}

    public static String writeMerchantChange(MerchantChange value) {
        return Wire.write(value);
    }

    public static MerchantChange readMerchantChange(String json) {
        return Wire.read(json, MerchantChange.class);
    }

    public static String writeMerchantPage(MerchantPage value) {
        return Wire.write(value);
    }

    public static MerchantPage readMerchantPage(String json) {
        return Wire.read(json, MerchantPage.class);
    }

    public static String writeMerchantQuery(MerchantQuery value) {
        return Wire.write(value);
    }

    public static MerchantQuery readMerchantQuery(String json) {
        return Wire.read(json, MerchantQuery.class);
    }

    public static String writeMerchantView(MerchantView value) {
        return Wire.write(value);
    }

    public static MerchantView readMerchantView(String json) {
        return Wire.read(json, MerchantView.class);
    }

    public static String writeNewMerchant(NewMerchant value) {
        return Wire.write(value);
    }

    public static NewMerchant readNewMerchant(String json) {
        return Wire.read(json, NewMerchant.class);
    }

    public static String writeNewMerchants(NewMerchants value) {
        return Wire.write(value);
    }

    public static NewMerchants readNewMerchants(String json) {
        return Wire.read(json, NewMerchants.class);
    }
}
