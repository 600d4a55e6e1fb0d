package dev.tradewind.auditor;

/**
 * A rule that a subject breaks, as far as one look can tell.
 *
 * @param detail the rule with the subject's own numbers
 */
record Breaking(int invariant, String rule, String subject, String detail) {}
