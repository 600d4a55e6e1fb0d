package dev.tradewind.contracts.payments;

import java.util.List;

/** An order's payments, oldest attempt first. */
public record PaymentList(List<PaymentView> data) {}
