package dev.tradewind.contracts.identity;

import dev.tradewind.contracts.shared.Address;
import java.util.List;

/** A customer's address book, at most 20. */
public record Addresses(List<Address> data) {}
