package dev.tradewind.gateway;

import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the operations of a path, segment by segment; a literal segment goes before a parameter. */
final class Routes {
    private final Node root = new Node();

    Routes(Collection<Operation> operations) {
        operations.forEach(operation -> {
            Node node = root;
            for (String segment : segments(operation.path())) {
                node = node.child(segment);
            }
            node.operations.put(operation.method(), operation);
        });
    }

    /**
     * What is at a path.
     *
     * @param values of the path's parameters, in its order, as they stand in the request
     */
    record Match(Map<HttpMethod, Operation> operations, List<String> values) {}

    /** @param path below the base; null when nothing is there */
    @Nullable
    Match find(String path) {
        Node node = root;
        List<String> values = new ArrayList<>(2);
        for (String segment : segments(path)) {
            Node literal = node.literals.get(segment);
            if (literal == null && !segment.isEmpty()) {
                values.add(segment);
                literal = node.parameter;
            }
            if (literal == null) {
                return null;
            }
            node = literal;
        }
        return node.operations.isEmpty() ? null : new Match(node.operations, values);
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>(6);
        int start = 1;
        for (int slash = path.indexOf('/', start); slash >= 0; slash = path.indexOf('/', start)) {
            segments.add(path.substring(start, slash));
            start = slash + 1;
        }
        segments.add(path.substring(Math.min(start, path.length())));
        return segments;
    }

    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private final Map<HttpMethod, Operation> operations = new HashMap<>();
        private @Nullable Node parameter;

        private Node child(String segment) {
            if (!segment.startsWith("{")) {
                return literals.computeIfAbsent(segment, s -> new Node());
            }
            if (parameter == null) {
                parameter = new Node();
            }
            return parameter;
        }
    }
}
