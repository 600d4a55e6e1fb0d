package dev.tradewind.contracts.fraud;

import dev.tradewind.contracts.shared.PageMeta;
import java.util.List;

/** A page of scored orders, newest first. */
public record ReviewPage(List<ReviewView> data, PageMeta meta) {}
