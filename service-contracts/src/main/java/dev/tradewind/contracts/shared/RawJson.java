package dev.tradewind.contracts.shared;

/** JSON that is free-form by nature (product attributes, an event's data), carried as text and written unquoted. */
public record RawJson(String text) {
    public static final RawJson EMPTY = new RawJson("{}");

    @Override
    public String toString() {
        return text;
    }
}
