package dev.tradewind.fraud;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.tradewind.learning.BoostedTrees;
import dev.tradewind.learning.Tree;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** Writes our trees as an ONNX file, byte by byte after ONNX's published protocol buffers: a model from elsewhere. */
final class OnnxFile {
    private static final int FLOAT = 1;
    private static final int DOUBLE = 11;
    private static final String ML = "ai.onnx.ml";

    private OnnxFile() {}

    private record Node(Tree tree, int number, int node) {
        boolean isLeaf() {
            return tree.feature()[node] < 0;
        }
    }

    /** Asks for so many numbers in a row, and says the log odds. */
    static byte[] of(BoostedTrees model, int features, Map<String, String> metadata) {
        BoostedTrees.Stored stored = model.stored();
        Message node = new Message()
                .text(1, "X")
                .text(2, "Y")
                .text(4, "TreeEnsembleRegressor")
                .text(7, ML);
        attributes(node, stored);
        Message graph = new Message()
                .message(1, node)
                .text(2, "trees")
                .message(11, table("X", DOUBLE, features))
                .message(12, table("Y", FLOAT, 1));
        Message file = new Message().number(1, 8).text(2, "tradewind").message(7, graph);
        file.message(8, new Message().text(1, "").number(2, 17));
        file.message(8, new Message().text(1, ML).number(2, 3));
        metadata.forEach(
                (key, value) -> file.message(14, new Message().text(1, key).text(2, value)));
        return file.bytes();
    }

    private static void attributes(Message to, BoostedTrees.Stored stored) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < stored.trees().size(); i++) {
            Tree tree = stored.trees().get(i);
            for (int node = 0; node < tree.feature().length; node++) {
                nodes.add(new Node(tree, i, node));
            }
        }
        to.message(5, integers("nodes_treeids", nodes, Node::number));
        to.message(5, integers("nodes_nodeids", nodes, Node::node));
        to.message(5, branches("nodes_featureids", nodes, n -> n.tree().feature()[n.node()]));
        to.message(5, branches("nodes_truenodeids", nodes, n -> n.tree().left()[n.node()]));
        to.message(5, branches("nodes_falsenodeids", nodes, n -> n.tree().right()[n.node()]));
        to.message(
                5,
                branches("nodes_missing_value_tracks_true", nodes, n -> n.tree().missingLeft()[n.node()] ? 1 : 0));
        to.message(5, modes(nodes));
        to.message(
                5,
                doubles(
                        "nodes_values_as_tensor",
                        nodes,
                        n -> n.isLeaf() ? 0 : n.tree().cut()[n.node()]));
        targets(to, stored, nodes);
    }

    private static void targets(Message to, BoostedTrees.Stored stored, List<Node> nodes) {
        List<Node> leaves = nodes.stream().filter(Node::isLeaf).toList();
        to.message(5, integers("target_treeids", leaves, Node::number));
        to.message(5, integers("target_nodeids", leaves, Node::node));
        to.message(5, integers("target_ids", leaves, n -> 0));
        to.message(5, doubles("target_weights_as_tensor", leaves, n -> n.tree().says()[n.node()] / stored.forests()));
        to.message(5, doubles("base_values_as_tensor", List.of(stored), BoostedTrees.Stored::base));
        to.message(5, new Message().text(1, "n_targets").number(3, 1).number(20, 2));
    }

    private static Message branches(String name, List<Node> nodes, ToLongFunction<Node> value) {
        return integers(name, nodes, n -> n.isLeaf() ? 0 : value.applyAsLong(n));
    }

    private static Message modes(List<Node> nodes) {
        Message modes = new Message().text(1, "nodes_modes");
        nodes.forEach(n -> modes.text(9, n.isLeaf() ? "LEAF" : "BRANCH_LEQ"));
        return modes.number(20, 8);
    }

    private static <T> Message integers(String name, List<T> of, ToLongFunction<T> value) {
        Message integers = new Message().text(1, name);
        of.forEach(one -> integers.number(8, value.applyAsLong(one)));
        return integers.number(20, 7);
    }

    private static <T> Message doubles(String name, List<T> of, ToDoubleFunction<T> value) {
        ByteBuffer raw = ByteBuffer.allocate(8 * of.size()).order(ByteOrder.LITTLE_ENDIAN);
        of.forEach(one -> raw.putDouble(value.applyAsDouble(one)));
        Message tensor = new Message()
                .number(1, of.size())
                .number(2, DOUBLE)
                .text(8, name)
                .bytes(9, raw.array());
        return new Message().text(1, name).message(5, tensor).number(20, 4);
    }

    private static Message table(String name, int type, int width) {
        Message rows = new Message().text(2, "N");
        Message columns = new Message().number(1, width);
        Message shape = new Message().message(1, rows).message(1, columns);
        Message tensor = new Message().number(1, type).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    /** A protocol buffer in the making. */
    @CanIgnoreReturnValue
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        private Message number(int field, long value) {
            variable((long) field << 3);
            variable(value);
            return this;
        }

        private Message bytes(int field, byte[] value) {
            variable((long) field << 3 | 2);
            variable(value.length);
            out.writeBytes(value);
            return this;
        }

        private Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        private Message message(int field, Message value) {
            return bytes(field, value.bytes());
        }

        private void variable(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                out.write((int) (rest & 0x7F | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }

        private byte[] bytes() {
            return out.toByteArray();
        }
    }

    /** The names of these features, as a file's metadata name them. */
    static String names(Features features, int... which) {
        return String.join(
                ",",
                IntStream.of(which).mapToObj(i -> features.all().get(i).name()).toList());
    }
}
