package dev.tradewind.bench.report;

import dev.tradewind.bench.report.Measured.Subject;
import java.util.List;
import java.util.stream.Stream;

/** Which raw limits a figure stands beside. */
final class Comparisons {
    private final List<Measured> figures;

    Comparisons(List<Measured> figures) {
        this.figures = figures;
    }

    /** @param ratio of what the platform got through to what the bare one did, both closed */
    record Ratio(String limit, double ratio) {}

    /** Empty for raw limits themselves, for open runs, and where nothing is comparable. */
    List<Ratio> of(Measured figure) {
        if (figure.subject() != Subject.PLATFORM || !figure.isClosed()) {
            return List.of();
        }
        return limits(figure.group())
                .map(limit -> new Ratio(limit.scenario(), figure.perSecond() / limit.perSecond()))
                .toList();
    }

    private Stream<Measured> limits(String group) {
        return figures.stream()
                .filter(figure -> figure.group().equals(group))
                .filter(figure -> figure.subject() != Subject.PLATFORM && figure.isClosed());
    }
}
