package dev.tradewind.contracts.identity;

/**
 * What signing in gives.
 *
 * @param accessToken a JWT, signed with ES256
 * @param refreshToken good once; using it gives a new pair, using it twice revokes all of its line
 * @param expiresIn seconds until the access token expires
 */
public record Tokens(String accessToken, String refreshToken, long expiresIn) {}
