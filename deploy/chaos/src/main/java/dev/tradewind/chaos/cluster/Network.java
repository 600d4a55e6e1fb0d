package dev.tradewind.chaos.cluster;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** What lies between the nodes. */
public sealed interface Network extends AutoCloseable permits Loopback, Namespaces {
    /** The best that this machine allows. */
    static Network between(int nodes) throws IOException {
        return Namespaces.possible() ? Namespaces.of(nodes) : new Loopback(nodes);
    }

    Place place(int node);

    /** The address at which nodes reach this process. */
    String outside();

    /** The same command, to be run where the node has its network. */
    List<String> inside(List<String> command);

    /** Connects a process that was started with such a command; it waits for that. */
    void connect(int node, Process process) throws IOException;

    boolean canPart();

    /** Between these nodes and all others nothing gets through any more. The world outside reaches all of them. */
    void part(Set<Integer> island) throws IOException;

    void join() throws IOException;

    @Override
    void close();
}
