package dev.tradewind.contracts.identity;

import dev.tradewind.contracts.shared.RawJson;

/** The public key that verifies access tokens, as a JWK. */
public record VerificationKey(RawJson jwk) {}
