package dev.tradewind.contracts.shared;

import java.util.List;

/** Ids of one kind of thing, such as orders or offers; at most 100. */
public record Subjects(List<String> ids) {
    public static final int MAX = 100;
}
