package dev.tradewind.learning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Grows one tree, always where it gains most, from first and second derivatives of the loss. */
final class TreeGrower {
    private final Bins bins;
    private final Growth growth;
    private final double[] first;
    private final double[] second;
    private final int[] features;
    private final List<Node> nodes = new ArrayList<>();

    /** A node that may be split; its examples are {@code rows[from..to)}. */
    private static final class Node {
        final int from;
        final int to;
        final double[][] sums;
        final double first;
        final double second;
        Split split = Split.NONE;
        int left = -1;
        int right = -1;

        Node(int from, int to, double[][] sums, double[] total) {
            this.from = from;
            this.to = to;
            this.sums = sums;
            this.first = total[0];
            this.second = total[1];
        }
    }

    private record Split(double gain, int feature, int bin, boolean missingLeft) {
        static final Split NONE = new Split(0, -1, 0, false);
    }

    /**
     * @param first derivative of the loss at each example
     * @param second derivative at each
     * @param features that may be asked for
     */
    TreeGrower(Bins bins, Growth growth, double[][] derivatives, int[] features) {
        this.bins = bins;
        this.growth = growth;
        this.first = derivatives[0];
        this.second = derivatives[1];
        this.features = features;
    }

    /** @param rows the examples that it is grown from, in any order; left in another */
    Tree grow(int[] rows) {
        PriorityQueue<Node> open = new PriorityQueue<>(Comparator.comparingDouble(n -> -n.split.gain()));
        open.add(node(0, rows.length, histogram(rows, 0, rows.length)));
        for (int leaves = 1; leaves < growth.leaves(); leaves++) {
            Node node = open.poll();
            if (node == null || node.split.feature() < 0) {
                break;
            }
            split(node, rows);
            open.add(nodes.get(node.left));
            open.add(nodes.get(node.right));
        }
        return tree();
    }

    private Node node(int from, int to, double[][] sums) {
        double[] total = new double[2];
        double[] any = sums[0];
        for (int i = 0; i < any.length; i += 2) {
            total[0] += any[i];
            total[1] += any[i + 1];
        }
        Node node = new Node(from, to, sums, total);
        node.split = best(node);
        nodes.add(node);
        return node;
    }

    private double[][] histogram(int[] rows, int from, int to) {
        double[][] sums = new double[features.length][];
        for (int f = 0; f < features.length; f++) {
            byte[] column = bins.of(features[f]);
            double[] sum = new double[2 * bins.bins(features[f])];
            for (int i = from; i < to; i++) {
                int row = rows[i];
                int bin = 2 * column[row];
                sum[bin] += first[row];
                sum[bin + 1] += second[row];
            }
            sums[f] = sum;
        }
        return sums;
    }

    private void split(Node node, int[] rows) {
        int middle = partition(node, rows);
        boolean leftIsSmall = middle - node.from < node.to - middle;
        double[][] small = leftIsSmall ? histogram(rows, node.from, middle) : histogram(rows, middle, node.to);
        double[][] large = node.sums;
        for (int f = 0; f < small.length; f++) {
            for (int i = 0; i < small[f].length; i++) {
                large[f][i] -= small[f][i];
            }
        }
        node.left = nodes.size();
        node.right = nodes.size() + 1;
        Node ignoredLeft = node(node.from, middle, leftIsSmall ? small : large);
        Node ignoredRight = node(middle, node.to, leftIsSmall ? large : small);
    }

    private int partition(Node node, int[] rows) {
        Split split = node.split;
        byte[] column = bins.of(features[split.feature()]);
        int low = node.from;
        int high = node.to - 1;
        while (low <= high) {
            int bin = column[rows[low]];
            if (bin == 0 ? split.missingLeft() : bin <= split.bin()) {
                low++;
            } else {
                int other = rows[high];
                rows[high--] = rows[low];
                rows[low] = other;
            }
        }
        return low;
    }

    private Split best(Node node) {
        Split best = Split.NONE;
        for (int f = 0; f < features.length; f++) {
            double[] sums = node.sums[f];
            for (int side = 0; side < 2; side++) {
                boolean missingLeft = side == 1;
                if (missingLeft && sums[1] <= 0) {
                    break;
                }
                double g = missingLeft ? sums[0] : 0;
                double h = missingLeft ? sums[1] : 0;
                for (int bin = 1; bin < sums.length / 2 - 1; bin++) {
                    g += sums[2 * bin];
                    h += sums[2 * bin + 1];
                    double gain = gain(node, g, h);
                    if (gain > best.gain()) {
                        best = new Split(gain, f, bin, missingLeft);
                    }
                }
            }
        }
        return best;
    }

    private double gain(Node node, double g, double h) {
        double otherH = node.second - h;
        if (h < growth.leafWeight() || otherH < growth.leafWeight()) {
            return 0;
        }
        double otherG = node.first - g;
        return part(g, h) + part(otherG, otherH) - part(node.first, node.second);
    }

    private double part(double g, double h) {
        return g * g / (h + growth.shrinkage());
    }

    private Tree tree() {
        int size = nodes.size();
        Tree tree = new Tree(
                new int[size], new double[size], new boolean[size], new int[size], new int[size], new double[size]);
        for (int i = 0; i < size; i++) {
            Node node = nodes.get(i);
            boolean leaf = node.left < 0;
            int feature = leaf ? -1 : features[node.split.feature()];
            tree.feature()[i] = feature;
            tree.cut()[i] = leaf ? 0 : bins.cut(feature, node.split.bin());
            tree.missingLeft()[i] = node.split.missingLeft();
            tree.left()[i] = node.left;
            tree.right()[i] = node.right;
            tree.says()[i] = -growth.rate() * node.first / (node.second + growth.shrinkage());
        }
        return tree;
    }
}
