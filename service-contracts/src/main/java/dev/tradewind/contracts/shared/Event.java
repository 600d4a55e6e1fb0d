package dev.tradewind.contracts.shared;

/**
 * A fact of a domain's log. Each domain has one sealed interface of records that extends this one; its feed and each
 * record's type tag come from their names, see {@link EventTypes}.
 */
public interface Event {}
