package dev.tradewind.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A model in an ONNX file: from rows of features to a number for each row. It has one input, a table with a column for
 * each feature, in the given order or in the one that its metadata name under {@code features}; it says one number for
 * each row, or the probabilities of two classes, of which the second counts. One thread at a time has its turn: what
 * it holds outside of the heap is given back when nobody is asking any more.
 */
public final class OnnxModel implements Function<double[][], double[]>, AutoCloseable {
    private static final String FEATURES = "features";

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final Shape shape;
    private final int[] columns;
    private boolean closed;

    /** How the model wants to be asked, and how many numbers it says for a row. */
    private record Shape(String input, boolean wide, String output, int said) {}

    /**
     * @param features that there are, by name
     * @throws IllegalArgumentException with a line for people when the model does not fit them
     */
    public OnnxModel(byte[] file, List<String> features) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // What is asked is small: it stays on the thread that asks.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(file, options);
        } catch (OrtException e) {
            throw unreadable(e);
        }
        boolean fits = false;
        try {
            columns = columns(session.getMetadata().getCustomMetadata().get(FEATURES), features);
            shape = shape();
            fits = true;
        } catch (OrtException e) {
            throw unreadable(e);
        } finally {
            if (!fits) {
                close();
            }
        }
    }

    private static IllegalArgumentException unreadable(OrtException e) {
        return new IllegalArgumentException("the model cannot be read: " + e.getMessage(), e);
    }

    /** Which of the features each column is. */
    private static int[] columns(@Nullable String wanted, List<String> features) {
        if (wanted == null) {
            return IntStream.range(0, features.size()).toArray();
        }
        List<String> names =
                Arrays.stream(wanted.split(",", -1)).map(String::strip).toList();
        List<String> others =
                names.stream().filter(name -> !features.contains(name)).toList();
        if (!others.isEmpty()) {
            throw new IllegalArgumentException(
                    "the model wants features that there are not: " + String.join(", ", others));
        }
        return names.stream().mapToInt(features::indexOf).toArray();
    }

    private Shape shape() throws OrtException {
        Map<String, NodeInfo> inputs = session.getInputInfo();
        TensorInfo input =
                inputs.size() == 1 ? numbers(inputs.values().iterator().next()) : null;
        if (input == null || input.getShape().length != 2) {
            throw new IllegalArgumentException(
                    "the model wants " + inputs.keySet() + " and not one table of numbers, a column for each feature");
        }
        long width = input.getShape()[1];
        if (width >= 0 && width != columns.length) {
            throw new IllegalArgumentException("the model wants " + width + " features and there are " + columns.length
                    + "; if it wants some of them only, its metadata must name them under " + FEATURES);
        }
        NodeInfo output = output(session.getOutputInfo());
        return new Shape(inputs.keySet().iterator().next(), input.type == OnnxJavaType.DOUBLE, output.getName(), (int)
                width(output));
    }

    /** Two classes' probabilities are preferred to one number. */
    private static NodeInfo output(Map<String, NodeInfo> outputs) {
        return outputs.values().stream()
                .filter(node -> numbers(node) != null && width(node) <= 2)
                .max(Comparator.comparingLong(OnnxModel::width))
                .orElseThrow(() -> new IllegalArgumentException("the model says " + outputs.keySet()
                        + " and neither a number for each row nor two classes' probabilities as a table"));
    }

    private static long width(NodeInfo node) {
        TensorInfo info = numbers(node);
        return info == null || info.getShape().length < 2 ? 1 : Math.max(1, info.getShape()[1]);
    }

    private static @Nullable TensorInfo numbers(NodeInfo node) {
        return node.getInfo() instanceof TensorInfo tensor
                        && (tensor.type == OnnxJavaType.FLOAT || tensor.type == OnnxJavaType.DOUBLE)
                ? tensor
                : null;
    }

    @Override
    public synchronized double[] apply(double[][] rows) {
        if (closed) {
            throw new IllegalStateException("the model is closed");
        }
        double[] flat = Arrays.stream(rows)
                .flatMapToDouble(row -> IntStream.of(columns).mapToDouble(column -> row[column]))
                .toArray();
        try (OnnxTensor input = tensor(flat, rows.length);
                OrtSession.Result result = session.run(Map.of(shape.input(), input), Set.of(shape.output()))) {
            double[] said = numbers(result.get(0));
            return IntStream.range(0, rows.length)
                    .mapToDouble(row -> said[shape.said() * row + shape.said() - 1])
                    .toArray();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private OnnxTensor tensor(double[] flat, int rows) throws OrtException {
        long[] size = {rows, columns.length};
        if (shape.wide()) {
            return OnnxTensor.createTensor(environment, DoubleBuffer.wrap(flat), size);
        }
        float[] narrow = new float[flat.length];
        for (int i = 0; i < flat.length; i++) {
            narrow[i] = (float) flat[i];
        }
        return OnnxTensor.createTensor(environment, FloatBuffer.wrap(narrow), size);
    }

    private static double[] numbers(OnnxValue value) {
        OnnxTensor tensor = (OnnxTensor) value;
        if (tensor.getInfo().type == OnnxJavaType.DOUBLE) {
            DoubleBuffer numbers = tensor.getDoubleBuffer();
            return IntStream.range(0, numbers.remaining())
                    .mapToDouble(numbers::get)
                    .toArray();
        }
        FloatBuffer numbers = tensor.getFloatBuffer();
        return IntStream.range(0, numbers.remaining()).mapToDouble(numbers::get).toArray();
    }
}
