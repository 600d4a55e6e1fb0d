package dev.tradewind.contracts.identity;

import java.util.List;

/** Customers in the order of a request. */
public record CustomerList(List<CustomerView> data) {}
