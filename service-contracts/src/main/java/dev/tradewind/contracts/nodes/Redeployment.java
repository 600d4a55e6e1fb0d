package dev.tradewind.contracts.nodes;

import org.jspecify.annotations.Nullable;

/**
 * Puts another build in the place of a verticle that runs.
 *
 * @param jar the build, in Base64; null for the build that ran before the present one
 * @param canary percent of the calls on which the first node tries it out, 1 to 50; null for none
 * @param id by which its progress is asked for; null for none
 */
public record Redeployment(String verticle, @Nullable String jar, @Nullable Integer canary, @Nullable String id) {
    public Redeployment(String verticle, @Nullable String jar, @Nullable Integer canary) {
        this(verticle, jar, canary, null);
    }

    /** Back to the build before. */
    public static Redeployment back(String verticle) {
        return new Redeployment(verticle, null, null);
    }

    /** The same without trying it out. */
    public Redeployment untried() {
        return new Redeployment(verticle, jar, null, id);
    }

    /** The same under an id. */
    public Redeployment known(String as) {
        return new Redeployment(verticle, jar, canary, as);
    }

    /** Whether it leads back to the build before. */
    public boolean rollback() {
        return jar == null;
    }
}
