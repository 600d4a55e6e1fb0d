package dev.tradewind.settlement;

import dev.tradewind.contracts.settlement.LedgerAccount.Type;
import dev.tradewind.contracts.shared.MerchantId;
import org.jspecify.annotations.Nullable;

/** The chart of accounts. */
final class Account {
    /** What providers have taken for us and not given back. */
    static final String PROVIDER_CLEARING = "provider_clearing";

    static final String PROVIDER_FEES = "provider_fees";
    static final String COMMISSION_REVENUE = "commission_revenue";
    static final String TAX_PAYABLE = "tax_payable";
    static final String BANK = "bank";
    /** Money of imported orders that belongs to nobody's goods. */
    static final String ADJUSTMENTS = "adjustments";

    private static final String PAYABLE = "merchant_payable:";

    private Account() {}

    /** What we owe a merchant. */
    static String payable(MerchantId merchant) {
        return PAYABLE + merchant.value();
    }

    static @Nullable MerchantId merchant(String code) {
        return code.startsWith(PAYABLE) ? new MerchantId(code.substring(PAYABLE.length())) : null;
    }

    static Type type(String code) {
        return switch (code) {
            case PROVIDER_CLEARING, BANK -> Type.ASSET;
            case PROVIDER_FEES -> Type.EXPENSE;
            case COMMISSION_REVENUE -> Type.REVENUE;
            default -> Type.LIABILITY;
        };
    }

    static String name(String code, @Nullable String merchantName) {
        return switch (code) {
            case PROVIDER_CLEARING -> "Payment providers";
            case PROVIDER_FEES -> "Payment providers' fees";
            case COMMISSION_REVENUE -> "Commission";
            case TAX_PAYABLE -> "Taxes to be paid";
            case BANK -> "Bank";
            case ADJUSTMENTS -> "Adjustments";
            default -> "Owed to " + (merchantName == null ? code.substring(PAYABLE.length()) : merchantName);
        };
    }
}
