package dev.tradewind.contracts.merchants;

import java.util.List;

/** Many merchants at once, each with an external reference; those already known are left as they are. At most 1000. */
public record NewMerchants(List<NewMerchant> merchants) {}
