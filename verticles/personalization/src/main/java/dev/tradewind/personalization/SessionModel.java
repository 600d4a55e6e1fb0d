package dev.tradewind.personalization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Learns from sessions as they happen and says what may come next in one. Bounded: the oldest sessions are forgotten.
 * The same clicks in the same order give the same answers. For one thread.
 */
public final class SessionModel {
    private final Items items;
    private final RepeatRates rates;
    private final SessionIndex index;
    private final Map<KnnSettings, NextItems> rankings = new LinkedHashMap<>();
    private final LinkedHashMap<String, Integer> open;

    /**
     * How much is kept.
     *
     * @param sessions that may be neighbours
     * @param clicks of all of them together
     * @param open sessions that may still go on
     */
    public record Bounds(int sessions, int clicks, int open) {}

    public SessionModel(Bounds bounds) {
        this(bounds, new Items(), new RepeatRates());
    }

    private SessionModel(Bounds bounds, Items items, RepeatRates rates) {
        this.items = items;
        this.rates = rates;
        index = new SessionIndex(new SessionIndex.Bounds(bounds.sessions(), bounds.clicks()), items, rates::forget);
        open = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
                return size() > bounds.open();
            }
        };
    }

    void write(Ink ink) {
        items.write(ink);
        rates.write(ink);
        index.write(ink);
        ink.number(open.size());
        open.forEach((session, number) -> {
            ink.text(session);
            ink.number(number);
        });
    }

    /** As it was written by one with the same bounds: from here on it answers as that one would have. */
    static SessionModel read(Bounds bounds, Script script) {
        SessionModel model = new SessionModel(bounds, Items.read(script), RepeatRates.read(script));
        model.index.read(script);
        for (int left = script.count(); left > 0; left--) {
            model.open.put(script.text(), script.integer());
        }
        return model;
    }

    /** The session goes on with this item, unless it has become too long. */
    public void clicked(String session, String item) {
        Integer known = open.get(session);
        int number = known != null && index.holds(known) ? known : open(session);
        // What never ends is no shopper's visit: from here on it teaches nothing.
        if (index.click(number, item)) {
            rates.learn(index.clicks(number), index.length(number) - 1, 1);
        }
    }

    /** The items of a session that still goes on, oldest first; empty when it is not known. */
    public List<String> history(String session) {
        Integer known = open.get(session);
        if (known == null || !index.holds(known)) {
            return List.of();
        }
        List<String> history = new ArrayList<>(index.length(known));
        for (int i = 0; i < index.length(known); i++) {
            history.add(items.name(index.clicks(known)[i]));
        }
        return history;
    }

    /** The item that a session has come to; null when the session is not known. */
    public @Nullable String last(String session) {
        Integer known = open.get(session);
        if (known == null || !index.holds(known) || index.length(known) == 0) {
            return null;
        }
        return items.name(index.clicks(known)[index.length(known) - 1]);
    }

    /** What may come next in a session that this model follows, best first. */
    public List<Suggestion> nextIn(String session, KnnSettings settings, int limit) {
        Integer known = open.get(session);
        if (known == null || !index.holds(known)) {
            return List.of();
        }
        return rank(new NextItems.Session(index.clicks(known), index.length(known), known), settings, limit);
    }

    /** What may come after these items, the last one looked at now, best first. */
    public List<Suggestion> nextAfter(List<String> history, KnnSettings settings, int limit) {
        int[] clicks = new int[history.size()];
        for (int i = 0; i < clicks.length; i++) {
            int number = items.number(history.get(i));
            // Items that are not known are told apart all the same: coming back to one is a habit, too.
            clicks[i] = number == Items.UNKNOWN ? Items.UNKNOWN - 1 - history.indexOf(history.get(i)) : number;
        }
        return rank(new NextItems.Session(clicks, clicks.length, -1), settings, limit);
    }

    public int sessions() {
        return index.sessions();
    }

    public int items() {
        return items.size();
    }

    /** About how much memory the index takes. */
    public long bytes() {
        return index.bytes();
    }

    private int open(String session) {
        int number = index.begin();
        open.remove(session);
        open.put(session, number);
        return number;
    }

    private List<Suggestion> rank(NextItems.Session session, KnnSettings settings, int limit) {
        NextItems ranking = rankings.computeIfAbsent(settings, s -> new NextItems(index, rates, s));
        Votes votes = ranking.after(session);
        int[] best = votes.best(limit);
        List<Suggestion> suggestions = new ArrayList<>(best.length);
        for (int item : best) {
            suggestions.add(new Suggestion(items.name(item), votes.of(item), name(votes.because(item))));
        }
        return suggestions;
    }

    private @Nullable String name(int item) {
        return item < 0 ? null : items.name(item);
    }
}
