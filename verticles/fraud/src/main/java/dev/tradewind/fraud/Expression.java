package dev.tradewind.fraud;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.jexl3.JexlArithmetic;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlContext;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlFeatures;
import org.apache.commons.jexl3.JexlScript;
import org.apache.commons.jexl3.introspection.JexlPermissions;
import org.jspecify.annotations.Nullable;

/**
 * A condition over features, such as {@code amount > 100000 && customer_count_30d == 0}. Numbers, names, comparisons
 * and arithmetic: no text, no calls, no assignments, no loops, so that it can neither do harm nor run for long. What is
 * not known of an order makes a comparison with it false, and counts as 0 in a sum.
 */
final class Expression {
    private static final int LENGTH_MAX = 500;
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_ .()<>=!&|+\\-*/%?:]+");
    private static final JexlEngine ENGINE = new JexlBuilder()
            .permissions(JexlPermissions.RESTRICTED)
            .features(new JexlFeatures()
                    .script(false)
                    .localVar(false)
                    .loops(false)
                    .lambda(false)
                    .methodCall(false)
                    .newInstance(false)
                    .sideEffect(false)
                    .sideEffectGlobal(false)
                    .structuredLiteral(false)
                    .arrayReferenceExpr(false)
                    .annotation(false)
                    .pragma(false))
            .strict(false)
            .arithmetic(new JexlArithmetic(false))
            .silent(false)
            .cache(0)
            .create();

    private final JexlScript script;

    /** What is wrong with an expression, for the person who wrote it. */
    static final class InvalidException extends RuntimeException {
        private static final long serialVersionUID = 1;

        InvalidException(String message) {
            super(message);
        }
    }

    private Expression(JexlScript script) {
        this.script = script;
    }

    /** @throws InvalidException when it is none, or asks for what there is not */
    static Expression of(String text, List<String> names) {
        if (text.length() > LENGTH_MAX || !ALLOWED.matcher(text).matches()) {
            throw new InvalidException("An expression has up to " + LENGTH_MAX
                    + " letters, digits, brackets, and the signs of comparison, logic and arithmetic.");
        }
        try {
            JexlScript script = ENGINE.createScript(text);
            for (List<String> name : script.getVariables()) {
                if (!names.contains(String.join(".", name))) {
                    throw new InvalidException("There is no " + String.join(".", name) + ".");
                }
            }
            return checked(new Expression(script), names);
        } catch (JexlException e) {
            throw new InvalidException("It cannot be read as a condition.");
        }
    }

    /** Tried where everything is known. */
    private static Expression checked(Expression expression, List<String> names) {
        double[] ones = new double[names.size()];
        java.util.Arrays.fill(ones, 1);
        if (!(expression.script.execute(new Known(names, ones)) instanceof Boolean)) {
            throw new InvalidException("It says a number, not yes or no.");
        }
        return expression;
    }

    /** @param values in the order of the names */
    boolean holds(List<String> names, double[] values) {
        try {
            return Boolean.TRUE.equals(script.execute(new Known(names, values)));
        } catch (JexlException e) {
            return false;
        }
    }

    private record Known(List<String> names, double[] values) implements JexlContext {
        @Override
        public @Nullable Object get(String name) {
            int place = names.indexOf(name);
            return place < 0 || Double.isNaN(values[place]) ? null : values[place];
        }

        @Override
        public boolean has(String name) {
            return names.contains(name);
        }

        @Override
        public void set(String name, Object value) {
            throw new UnsupportedOperationException("an expression changes nothing");
        }
    }
}
