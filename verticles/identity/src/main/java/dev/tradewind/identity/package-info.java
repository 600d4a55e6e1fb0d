/**
 * Who may do what: staff, merchants' people and customers, their passwords, tokens and API keys. Owns {@code
 * accounts}, {@code signing_keys}, {@code refresh_tokens}, {@code api_keys} and {@code failed_logins}. An e-mail
 * address has one account; passwords are kept as PBKDF2 hashes, refresh tokens and API keys as SHA-256 hashes of
 * random secrets; the private signing key never leaves its table. A refresh token is good once; using it again
 * revokes its whole line, and so does signing out. Answers that hold secrets are never stored, so these commands
 * know no idempotency keys. Tells {@code identity.customer-registered}, {@code addresses-saved}, {@code staff-added},
 * {@code staff-disabled}, {@code staff-enabled}, {@code api-key-created} and {@code api-key-disabled}; follows nobody.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.identity;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
