package dev.tradewind.fraud;

import dev.tradewind.contracts.fraud.ModelRole;
import dev.tradewind.contracts.fraud.RiskDecision;
import dev.tradewind.contracts.fraud.RiskReason;
import java.util.List;

/** What a model thinks of an order. */
record Opinion(String version, ModelRole role, double probability, RiskDecision decision, List<RiskReason> reasons) {}
