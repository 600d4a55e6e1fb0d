package dev.tradewind.gateway;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** From where somebody calls, as limits are counted: whoever has one address of an IPv6 network has all of them. */
final class ClientAddress {
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /**
     * As our own proxy has written it: into the last entry of the last line. What stands before may be the client's.
     *
     * @param lines of the header, at least one
     */
    static String forwarded(List<String> lines) {
        String last = lines.getLast();
        return of(last.substring(last.lastIndexOf(',') + 1).strip());
    }

    /** @param text an address; a port or brackets around it do not count */
    static String of(String text) {
        String address = withoutPort(text);
        return address.indexOf(':') < 0 ? address : network(address);
    }

    private static String withoutPort(String text) {
        if (text.startsWith("[")) {
            return text.substring(1, Math.max(1, text.lastIndexOf(']')));
        }
        int colon = text.indexOf(':');
        return colon >= 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
    }

    private static String network(String address) {
        try {
            // Nothing is looked up: a text with a colon is an address or an error.
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES)) + "/64"
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
