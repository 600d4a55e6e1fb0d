package dev.tradewind.tools.replay;

import dev.tradewind.contracts.fraud.NewVerdict;
import dev.tradewind.contracts.fraud.ReviewStatus;
import dev.tradewind.contracts.fraud.ReviewView;
import dev.tradewind.contracts.fraud.Verdict;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.wire.Wire;
import dev.tradewind.tools.rest.Answer;
import dev.tradewind.tools.rest.Staff;

/** Staff that lets orders go that are held on suspicion: history knows of no fraud. */
final class Reviewer {
    private static final String NOTE = "replay: history knows of no fraud";

    private final Staff staff;
    private final Figures figures;

    Reviewer(Staff staff, Figures figures) {
        this.staff = staff;
        this.figures = figures;
    }

    /** Nothing happens to an order that waits for something else than a review. */
    void release(OrderId order) {
        String path = "/admin/fraud/reviews/" + order;
        Answer found = staff.get(path);
        if (found.isSuccess() && found.as(ReviewView.class).status() == ReviewStatus.OPEN) {
            Answer decided = staff.post(path + "/verdict", Wire.write(new NewVerdict(Verdict.GOOD, NOTE)));
            if (decided.isSuccess()) {
                figures.reviewed();
            }
        }
    }
}
