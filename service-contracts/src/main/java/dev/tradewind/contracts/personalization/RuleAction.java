package dev.tradewind.contracts.personalization;

/** What a rule does with what it is about. */
public enum RuleAction {
    /** Shown first, where it can be bought. Products only. */
    PIN,
    /** Shown after everything else. */
    BURY,
    /** Not shown. */
    EXCLUDE
}
