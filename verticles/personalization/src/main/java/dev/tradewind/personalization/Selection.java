package dev.tradewind.personalization;

/** Finds the k-th largest of many without sorting them all (quickselect). */
final class Selection {
    private Selection() {}

    /** The k-th largest of the first {@code size} values, whose order changes. */
    static float largest(float[] values, int size, int k) {
        int low = 0;
        int high = size - 1;
        int wanted = k - 1;
        while (low < high) {
            float pivot = values[(low + high) >>> 1];
            int left = low;
            int right = high;
            while (left <= right) {
                while (values[left] > pivot) {
                    left++;
                }
                while (values[right] < pivot) {
                    right--;
                }
                if (left <= right) {
                    float swapped = values[left];
                    values[left++] = values[right];
                    values[right--] = swapped;
                }
            }
            if (wanted <= right) {
                high = right;
            } else if (wanted >= left) {
                low = left;
            } else {
                return values[wanted];
            }
        }
        return values[wanted];
    }
}
