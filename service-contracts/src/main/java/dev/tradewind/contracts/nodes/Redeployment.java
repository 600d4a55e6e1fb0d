package dev.tradewind.contracts.nodes;

import org.jspecify.annotations.Nullable;

/**
 * Puts another build in the place of a verticle that runs.
 *
 * @param jar the build, in Base64; null for the build that ran before the present one
 */
public record Redeployment(String verticle, @Nullable String jar) {}
