package dev.tradewind.contracts.nodes;

import java.time.Instant;
import java.util.List;

/**
 * A node as it describes itself.
 *
 * @param id of its membership, another one after each start
 * @param address where other nodes reach it; empty when it is no member of a cluster
 * @param pid of its JVM on its machine
 */
public record NodeView(String id, String address, long pid, Instant startedAt, List<VerticleView> verticles) {}
