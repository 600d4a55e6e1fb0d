package dev.tradewind.fraud;

import dev.tradewind.contracts.fraud.ModelQuality;
import dev.tradewind.contracts.fraud.ModelRole;
import dev.tradewind.contracts.fraud.RiskModel;
import dev.tradewind.fraud.Team.Member;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Models from elsewhere, as the configuration names them, which alone says what they are for. What is wrong with one is
 * said in a line for people. To be made on a worker thread: native code may have to be loaded.
 */
final class Plugged {
    private static final Logger log = LoggerFactory.getLogger(Plugged.class);
    private static final String KEY = "verticles.fraud.";
    private static final Duration CLOSING_MAX = Duration.ofSeconds(5);
    private static final ModelQuality UNTRIED = new ModelQuality(0, 0, null, null, 0, 0);

    private final List<Known> known = new ArrayList<>();

    /** @param key under which it is configured */
    private record Known(Member member, Instant changed, String key) {}

    /**
     * An ONNX file that scores.
     *
     * @param file empty for none
     * @param role whether it is obeyed, or only heard
     * @param logOdds whether its number is log odds and not a probability
     */
    record Onnx(String file, ModelRole role, boolean logOdds) {}

    /** @param type the name of a class that is champion; empty for none */
    Plugged(String type, Onnx onnx, Features features) {
        if (!type.isEmpty()) {
            known.add(new Known(
                    new Member(ModelRole.CHAMPION, made(type, features)),
                    Instant.now().truncatedTo(ChronoUnit.MILLIS),
                    KEY + "model"));
        }
        if (!onnx.file().isEmpty()) {
            known.add(readOrClose(onnx, features));
        }
    }

    private Known readOrClose(Onnx onnx, Features features) {
        try {
            return read(onnx, features);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    List<Member> members() {
        return known.stream().map(Known::member).toList();
    }

    Optional<RiskScorer> champion() {
        return members().stream()
                .filter(member -> member.role() == ModelRole.CHAMPION)
                .map(Member::scorer)
                .findFirst();
    }

    /** The key under which this version is configured; empty when it is not. */
    Optional<String> key(String version) {
        return known.stream()
                .filter(one -> one.member().scorer().version().equals(version))
                .map(Known::key)
                .findFirst();
    }

    /** As people see them: of what they were learned from nothing is known here. */
    List<RiskModel> views() {
        return known.stream().map(Plugged::view).toList();
    }

    private static RiskModel view(Known one) {
        Member member = one.member();
        return new RiskModel(
                member.scorer().version(), member.role(), one.changed(), "elsewhere", 0, 0, UNTRIED, null, null, true);
    }

    /** Gives back what models hold, each once it has answered; one that never does is not waited for any longer. */
    Future<Void> close(Vertx vertx) {
        return vertx.<Void>executeBlocking(
                        () -> {
                            close();
                            return null;
                        },
                        false)
                .timeout(CLOSING_MAX.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One that cannot be closed keeps no other open. */
    private void close() {
        for (Known one : known) {
            try {
                one.member().scorer().close();
            } catch (RuntimeException e) {
                log.warn("the model {} was not closed", one.member().scorer().version(), e);
            }
        }
    }

    private static Known read(Onnx onnx, Features features) {
        String key = KEY + "onnx.file: " + onnx.file();
        try {
            Path file = Path.of(onnx.file());
            Instant changed = Files.getLastModifiedTime(file).toInstant();
            RiskScorer scorer = new OnnxScorer(Files.readAllBytes(file), features, onnx.logOdds());
            return new Known(new Member(onnx.role(), scorer), changed, KEY + "onnx");
        } catch (IOException e) {
            throw new IllegalArgumentException(key + " cannot be read: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }

    private static RiskScorer made(String name, Features features) {
        try {
            return Class.forName(name)
                    .asSubclass(RiskScorer.class)
                    .getConstructor(Features.class)
                    .newInstance(features);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(KEY + "model: " + name + " fails: " + e.getCause(), e);
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalArgumentException(KEY + "model: " + name + " is no public RiskScorer made of Features", e);
        }
    }
}
