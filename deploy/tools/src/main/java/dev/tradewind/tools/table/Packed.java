package dev.tradewind.tools.table;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Text files in UTF-8, plain or packed with xz, with or without a byte order mark. */
public final class Packed {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private Packed() {}

    /** The file's lines; packed when its name ends in {@code .xz}. */
    public static BufferedReader lines(Path path) throws IOException {
        return new BufferedReader(
                new InputStreamReader(open(path, Files.newInputStream(path)), StandardCharsets.UTF_8));
    }

    /** @param bytes of that file */
    static InputStream open(Path path, InputStream bytes) throws IOException {
        InputStream buffered = new BufferedInputStream(bytes, 1 << 16);
        boolean packed = path.toString().endsWith(".xz");
        return withoutMark(packed ? new XZCompressorInputStream(buffered, true) : buffered);
    }

    private static InputStream withoutMark(InputStream in) throws IOException {
        var pushback = new PushbackInputStream(in, BYTE_ORDER_MARK.length);
        byte[] first = pushback.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(first, BYTE_ORDER_MARK)) {
            pushback.unread(first);
        }
        return pushback;
    }
}
