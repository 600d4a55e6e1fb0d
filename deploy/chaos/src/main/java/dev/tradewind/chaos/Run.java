package dev.tradewind.chaos;

import dev.tradewind.chaos.cluster.Site;
import dev.tradewind.chaos.fault.Fault;
import dev.tradewind.chaos.judge.Charge;
import dev.tradewind.chaos.judge.Charge.Kind;
import dev.tradewind.chaos.judge.Count;
import dev.tradewind.chaos.judge.Judge;
import dev.tradewind.chaos.load.Crowd;
import dev.tradewind.chaos.load.Http;
import dev.tradewind.chaos.load.Journal;
import dev.tradewind.chaos.load.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One run: build, sell, break and heal for a while, be quiet, judge. */
final class Run {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration CALM = Duration.ofSeconds(3);
    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final Duration QUIET = Duration.ofMinutes(5);

    private static final int CHARGES_TOLD = 40;

    private final Instant began = Instant.now();
    private final Plan plan;
    private final Ticker ticker;
    private final Journal journal = new Journal();
    private final Matrix matrix = new Matrix();

    /**
     * @param directory of everything that it writes
     * @param report where to write what came of it, as JSON; null for nowhere
     */
    record Plan(
            Path directory,
            int nodes,
            Duration length,
            int shoppers,
            long seed,
            List<Fault> faults,
            @Nullable Path report) {}

    Run(Plan plan, Ticker ticker) {
        this.plan = plan;
        this.ticker = ticker;
    }

    /** Whether every promise was kept. */
    boolean go() throws Exception {
        Random random = new Random(plan.seed());
        boolean clocked = plan.faults().stream().anyMatch(fault -> fault.setsClocks());
        ticker.say("building " + plan.nodes() + " nodes in " + plan.directory());
        try (Site site = Site.build(plan.directory(), plan.nodes(), clocked, random)) {
            // For whoever loses patience: a closed site leaves nothing behind.
            Runtime.getRuntime().addShutdownHook(new Thread(site::close));
            Http http = new Http(site.gateways(), journal);
            awaitReady(site);
            Crowd crowd = Crowd.of(http, journal, site.provider());
            Recovery recovery = new Recovery(site, crowd, journal, new Random(random.nextLong()));
            if (recovery.await(RECOVERY).isEmpty()) {
                throw new IllegalStateException("nobody can buy anything, though nothing is broken yet");
            }
            crowd.begin(plan.shoppers(), new Random(random.nextLong()));
            attack(new Fault.Attack(site, random, crowd.staff()), recovery);
            ticker.say("no more faults; shoppers finish");
            boolean ended = crowd.end();
            return told(judged(site, crowd), ended);
        }
    }

    private void awaitReady(Site site) {
        Instant end = Instant.now().plus(START);
        while (Instant.now().isBefore(end)) {
            if (site.gateways().stream().allMatch(Ready::isReady)) {
                return;
            }
            site.nodes().stream().filter(node -> !node.isAlive()).findFirst().ifPresent(node -> {
                throw new IllegalStateException(node + " has ended; see its output.log in " + plan.directory());
            });
            pause(Duration.ofMillis(250));
        }
        throw new IllegalStateException("the nodes are not ready within " + START.toSeconds() + " s");
    }

    /** Whoever runs nodes starts one again that has ended; the next fault comes when all are there. */
    private void gather(Site site) {
        Instant end = Instant.now().plus(START);
        while (Instant.now().isBefore(end) && !site.gateways().stream().allMatch(Ready::isReady)) {
            site.nodes().stream().filter(node -> !node.isAlive()).forEach(node -> {
                ticker.say(node + " had ended and is started again");
                node.startAgain();
            });
            pause(Duration.ofSeconds(1));
        }
    }

    private void attack(Fault.Attack attack, Recovery recovery) {
        List<Fault> possible = possible(attack.site());
        if (possible.isEmpty()) {
            throw new IllegalStateException("none of these faults is possible here");
        }
        Instant end = Instant.now().plus(plan.length());
        List<Fault> turn = new ArrayList<>();
        pause(CALM);
        while (Instant.now().isBefore(end)) {
            if (turn.isEmpty()) {
                turn.addAll(possible);
                Collections.shuffle(turn, attack.random());
            }
            episode(turn.removeFirst(), attack, recovery);
            pause(CALM);
        }
    }

    private List<Fault> possible(Site site) {
        List<Fault> possible = new ArrayList<>();
        for (Fault fault : plan.faults()) {
            String reason = fault.impossible(site);
            if (reason == null) {
                possible.add(fault);
            } else {
                ticker.say(fault.name() + ": not possible here: " + reason);
            }
        }
        return possible;
    }

    private void episode(Fault fault, Fault.Attack attack, Recovery recovery) {
        journal.phase(fault.name());
        boolean broken = broke(fault, attack);
        heal(fault, attack);
        Optional<Duration> took = recovery.await(RECOVERY);
        if (broken) {
            took.ifPresentOrElse(
                    time -> matrix.recovered(fault.name(), time), () -> matrix.notRecovered(fault.name(), RECOVERY));
        }
        ticker.say(fault.name() + ": "
                + took.map(time -> "recovered " + Matrix.seconds(time.toMillis()) + " after it was healed")
                        .orElse("NOT RECOVERED within " + RECOVERY.toSeconds() + " s"));
        journal.phase(Journal.PEACE);
        gather(attack.site());
    }

    /** A fault that could not be injected does not count. */
    private boolean broke(Fault fault, Fault.Attack attack) {
        try {
            ticker.say(fault.name() + ": " + fault.inject(attack));
            pause(fault.lasts());
            return true;
        } catch (Exception e) {
            ticker.say(fault.name() + " failed to break anything: " + e);
            return false;
        }
    }

    private void heal(Fault fault, Fault.Attack attack) {
        try {
            fault.heal(attack);
        } catch (Exception e) {
            throw new IllegalStateException(fault.name() + " cannot be healed", e);
        }
    }

    /** Waits until there is nothing to complain of, or for as long as is reasonable. */
    private List<Charge> judged(Site site, Crowd crowd) throws SQLException {
        Instant begin = Instant.now();
        List<Charge> charges = judge(site, crowd);
        String last = "";
        while (!charges.isEmpty() && Duration.between(begin, Instant.now()).compareTo(QUIET) < 0) {
            String first = charges.getFirst().what();
            if (!first.equals(last)) {
                ticker.say("not quiet yet, " + charges.size() + " such as: " + first);
            }
            last = first;
            pause(Duration.ofSeconds(2));
            charges = judge(site, crowd);
        }
        ticker.say("quiet after "
                + Matrix.seconds(Duration.between(begin, Instant.now()).toMillis()));
        return charges;
    }

    private List<Charge> judge(Site site, Crowd crowd) throws SQLException {
        try (Connection session = site.databases().connect()) {
            List<Charge> charges = new ArrayList<>(Judge.judge(journal.purchases(), Count.of(session)));
            String broken = audit(crowd);
            if (broken != null) {
                charges.add(new Charge(Kind.BROKEN, "", broken));
            }
            return charges;
        }
    }

    /** What the auditor has to say against it; null for nothing. */
    private static @Nullable String audit(Crowd crowd) {
        try {
            Reply reply = crowd.staff().get("/admin/invariants?deep=true");
            if (!reply.isSuccess()) {
                return "the auditor answers " + reply.status();
            }
            return Boolean.TRUE.equals(reply.json().getBoolean("holds"))
                    ? null
                    : "the auditor finds "
                            + reply.list().stream()
                                    .filter(invariant -> !invariant.getBoolean("holds"))
                                    .map(JsonObject::encode)
                                    .toList();
        } catch (IOException e) {
            return "the auditor does not answer: " + e.getMessage();
        }
    }

    private boolean told(List<Charge> charges, boolean ended) throws IOException {
        ticker.print(matrix.text(journal, charges));
        charges.stream().limit(CHARGES_TOLD).forEach(charge -> ticker.print(charge.kind() + ": " + charge.what()));
        journal.complaints().stream().limit(20).forEach(complaint -> ticker.print("unexpected: " + complaint));
        if (!ended) {
            ticker.print("some shoppers or staff never finished");
        }
        boolean kept = charges.isEmpty() && matrix.everythingRecovered();
        ticker.print((kept ? "Nothing was lost" : "PROMISES WERE BROKEN") + ": "
                + journal.purchases().size() + " orders accepted, " + journal.requests() + " requests, of which "
                + journal.failures() + " failed visibly. Seed " + plan.seed() + ".");
        if (plan.report() != null) {
            Files.writeString(plan.report(), report(charges, kept).encodePrettily() + "\n");
        }
        return kept;
    }

    private JsonObject report(List<Charge> charges, boolean kept) {
        JsonArray told = new JsonArray();
        charges.stream()
                .limit(CHARGES_TOLD)
                .forEach(charge -> told.add(new JsonObject()
                        .put("kind", charge.kind().name().toLowerCase(Locale.ROOT))
                        .put("during", charge.phase())
                        .put("what", charge.what())));
        return new JsonObject()
                .put("report", "tradewind-chaos")
                .put("began_at", began.toString())
                .put("ended_at", Instant.now().toString())
                .put("seed", plan.seed())
                .put("nodes", plan.nodes())
                .put("shoppers", plan.shoppers())
                .put("kept", kept)
                .put("requests", journal.requests())
                .put("failed", journal.failures())
                .put("accepted", journal.purchases().size())
                .put("faults", matrix.json(journal, charges))
                .put("charges", told);
    }

    private void pause(Duration length) {
        Instant end = Instant.now().plus(length);
        while (Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Math.min(
                    TimeUnit.MILLISECONDS.toNanos(500),
                    Duration.between(Instant.now(), end).toNanos()));
            ticker.status(journal.requests() + " requests, " + journal.failures() + " failed, "
                    + journal.purchases().size() + " orders accepted");
        }
    }
}
