package dev.tradewind.contracts.identity;

import dev.tradewind.contracts.shared.PageRequest;
import org.jspecify.annotations.Nullable;

/** Which customers to list. @param text a part of the e-mail address or the name; null does not restrict */
public record CustomerQuery(@Nullable String text, PageRequest page) {}
