/**
 * The gateway speaks REST, server-sent events and web pages to the outside, and calls the domains through their
 * service proxies. It owns no tables and knows no business rules; what it owns is the edge: who may call what,
 * limits, validation against the OpenAPI document, problem documents, idempotency and trace headers, and the patience
 * to wait for an order.
 *
 * <p>A request walks through {@code Api}: route, admission, authentication, roles, validation, the operation's own
 * handling, answer. Operations come from the OpenAPI document ({@code Document}); what each does stands in one table
 * per area ({@code StoreCarts}, {@code AdminOrders}, …), keyed by operation id; the start fails when document and
 * tables differ.
 *
 * <p>Validation is compiled once ({@code Shapes}) and runs on the event loop. The stock router for OpenAPI documents
 * was measured and left out: for each request it copies its whole index of schemas, once per parameter, and hops to a
 * worker thread and back. A test holds the verdicts of both against each other.
 *
 * <p>Waiting for an order ({@code OrderWatches}) and live order news ({@code OrderStreams}) are woken by feed hints
 * and poll slowly, because hints may be lost.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.gateway;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
