package dev.tradewind.learning;

/**
 * A decision tree in arrays. At a node a value up to the cut goes left, a greater one right; a missing one where the
 * node says. A leaf has feature -1. What a node says is the mean over the examples that came by when it was grown.
 */
public record Tree(int[] feature, double[] cut, boolean[] missingLeft, int[] left, int[] right, double[] says) {
    double score(double[] row) {
        int node = 0;
        while (feature[node] >= 0) {
            node = next(node, row);
        }
        return says[node];
    }

    /** The score; adds, feature by feature, by how much each step to it changed what the tree says. */
    double explain(double[] row, double[] contributions) {
        int node = 0;
        while (feature[node] >= 0) {
            int next = next(node, row);
            contributions[feature[node]] += says[next] - says[node];
            node = next;
        }
        return says[node];
    }

    int next(int node, double[] row) {
        double value = row[feature[node]];
        boolean goesLeft = Double.isNaN(value) ? missingLeft[node] : value <= cut[node];
        return goesLeft ? left[node] : right[node];
    }
}
