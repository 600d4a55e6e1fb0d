package dev.tradewind.fraud;

import dev.tradewind.contracts.fraud.ModelQuality;
import dev.tradewind.contracts.fraud.ModelRole;
import dev.tradewind.contracts.fraud.RiskModel;
import dev.tradewind.fraud.Team.Member;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Models from elsewhere, as the configuration names them. What is wrong with one is said in a line for people. */
final class Plugged {
    private static final String KEY = "verticles.fraud.";
    private static final ModelQuality UNTRIED = new ModelQuality(0, 0, null, null, 0, 0);

    private final List<Member> members = new ArrayList<>();
    private @Nullable Instant changed;

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
            members.add(new Member(ModelRole.CHAMPION, made(type, features)));
        }
        if (!onnx.file().isEmpty()) {
            members.add(new Member(onnx.role(), read(onnx, features)));
        }
    }

    List<Member> members() {
        return List.copyOf(members);
    }

    Optional<RiskScorer> champion() {
        return members.stream()
                .filter(member -> member.role() == ModelRole.CHAMPION)
                .map(Member::scorer)
                .findFirst();
    }

    /** Those that were read from files, as people see them: of what they were learned from nothing is known here. */
    List<RiskModel> views() {
        Instant at = changed;
        return at == null
                ? List.of()
                : members.stream()
                        .filter(member -> member.scorer() instanceof OnnxScorer)
                        .map(m -> new RiskModel(
                                m.scorer().version(), m.role(), at, "elsewhere", 0, 0, UNTRIED, null, null))
                        .toList();
    }

    private RiskScorer read(Onnx onnx, Features features) {
        String key = KEY + "onnx.file: " + onnx.file();
        try {
            Path file = Path.of(onnx.file());
            changed = Files.getLastModifiedTime(file).toInstant();
            return new OnnxScorer(Files.readAllBytes(file), features, onnx.logOdds());
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
