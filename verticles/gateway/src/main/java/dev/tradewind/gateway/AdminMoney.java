package dev.tradewind.gateway;

import dev.tradewind.contracts.settlement.AccountQuery;
import dev.tradewind.contracts.settlement.EntryQuery;
import dev.tradewind.contracts.settlement.NewPayouts;
import dev.tradewind.contracts.settlement.PayoutQuery;
import dev.tradewind.contracts.settlement.SettlementService;
import dev.tradewind.contracts.settlement.StatementQuery;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PayoutId;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** The ledger and payouts; a merchant named is the only one whose money is shown. */
final class AdminMoney {
    private final SettlementService settlement;
    private final Patience patience;

    AdminMoney(Services services, Patience patience) {
        this.settlement = services.settlement();
        this.patience = patience;
    }

    void into(HandlingTable table) {
        table.on("listAccounts", call -> accounts(call, merchant(call)))
                .on("listEntries", this::entries)
                .on("payOut", this::payOut)
                .on("listPayouts", call -> payouts(call, merchant(call)))
                .on("getStatement", call -> statement(call, null));
    }

    private static @Nullable MerchantId merchant(Call call) {
        return call.query("merchant", MerchantId::new);
    }

    Future<Answer> accounts(Call call, @Nullable MerchantId merchant) {
        AccountQuery query = new AccountQuery(merchant, call.page());
        return patience.repeatable(() -> settlement.accountsOf(query)).map(Answer::ok);
    }

    private Future<Answer> entries(Call call) {
        EntryQuery query = new EntryQuery(call.query("account"), call.query("order_id", OrderId::new), call.page());
        return patience.repeatable(() -> settlement.entries(query)).map(Answer::ok);
    }

    private Future<Answer> payOut(Call call) {
        NewPayouts payouts = call.body(NewPayouts.class);
        CallContext context = call.context();
        return patience.command(context, () -> settlement.payOut(payouts, context))
                .map(Answer::created);
    }

    Future<Answer> payouts(Call call, @Nullable MerchantId merchant) {
        PayoutQuery query = new PayoutQuery(merchant, call.page());
        return patience.repeatable(() -> settlement.payouts(query)).map(Answer::ok);
    }

    Future<Answer> statement(Call call, @Nullable MerchantId merchant) {
        StatementQuery query = new StatementQuery(call.id("payout_id", PayoutId::new), merchant, call.page());
        return patience.repeatable(() -> settlement.statement(query)).map(Answer::ok);
    }
}
