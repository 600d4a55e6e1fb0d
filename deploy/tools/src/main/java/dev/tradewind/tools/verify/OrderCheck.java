package dev.tradewind.tools.verify;

import dev.tradewind.contracts.orders.OrderView;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.payments.PaymentList;
import dev.tradewind.contracts.payments.PaymentView;
import dev.tradewind.tools.Progress;
import dev.tradewind.tools.account.Report;
import dev.tradewind.tools.rest.Answer;
import dev.tradewind.tools.rest.Staff;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import me.tongfei.progressbar.ProgressBar;

/** Reads every order that an import has sent back from the server, compares it, and sums up what is held. */
public final class OrderCheck {
    private static final int AT_ONCE = 8;
    private static final int DIFFERENCES_TOLD = 10;

    private final Staff staff;
    private final Report report;
    private int differences;

    public OrderCheck(Staff staff, Report report) {
        this.staff = staff;
        this.report = report;
    }

    /**
     * Sums of what the server holds of these orders; an order that is missing or stands otherwise is a fault in the
     * report.
     */
    public Sums held(List<Standing> sent) {
        var sums = new Sums();
        try (ExecutorService readers = Executors.newFixedThreadPool(AT_ONCE);
                ProgressBar bar = Progress.of("reading orders back", sent.size())) {
            List<Future<Optional<Standing>>> answers = new ArrayList<>();
            sent.forEach(order -> answers.add(readers.submit(() -> {
                Optional<Standing> held = read(order);
                bar.step();
                return held;
            })));
            for (int i = 0; i < answers.size(); i++) {
                take(sent.get(i), answers.get(i).get(), sums);
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("orders could not be read back", e);
        }
        if (differences > DIFFERENCES_TOLD) {
            report.fault("and " + (differences - DIFFERENCES_TOLD) + " orders more");
        }
        return sums;
    }

    private Optional<Standing> read(Standing order) {
        Answer answer = staff.get("/admin/orders/" + order.id());
        if (answer.status() == 404) {
            return Optional.empty();
        }
        OrderView view = answer.as(OrderView.class);
        return Optional.of(
                Standing.held(view, view.paymentStatus() == PaymentStatus.VOIDED ? payments(order) : List.of()));
    }

    private List<PaymentView> payments(Standing order) {
        return staff.get("/admin/orders/" + order.id() + "/payments")
                .as(PaymentList.class)
                .data();
    }

    private void take(Standing sent, Optional<Standing> held, Sums sums) {
        held.ifPresent(sums::add);
        if (!held.equals(Optional.of(sent)) && ++differences <= DIFFERENCES_TOLD) {
            report.fault("sent " + sent + ", the server holds "
                    + held.map(Standing::toString).orElse("nothing"));
        }
    }
}
