package dev.tradewind.contracts.identity;

import dev.tradewind.contracts.shared.PageMeta;
import java.util.List;

/** A page of the people of the console, the newest first. */
public record StaffPage(List<StaffView> data, PageMeta meta) {}
