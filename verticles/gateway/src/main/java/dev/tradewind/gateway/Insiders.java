package dev.tradewind.gateway;

import dev.tradewind.contracts.identity.Principal;
import dev.tradewind.contracts.identity.Role;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may see how the platform is inside: whoever is on this machine, and staff. */
final class Insiders {
    private static final Set<Role> STAFF = Set.of(Role.ADMIN, Role.OPERATOR, Role.VIEWER);

    private final Authentication authentication;
    private final boolean trustProxy;

    Insiders(Authentication authentication, GatewayConfig config) {
        this.authentication = authentication;
        this.trustProxy = config.trustProxy();
    }

    /** Never fails: who cannot be recognised is none of them. */
    Future<Boolean> admits(HttpServerRequest request) {
        if (isLoopback(request)) {
            return Future.succeededFuture(true);
        }
        return authentication
                .principal(request.getHeader(HttpHeaders.AUTHORIZATION))
                .map(Insiders::isStaff)
                .otherwise(false);
    }

    private static boolean isStaff(@Nullable Principal principal) {
        return principal != null && STAFF.contains(principal.role());
    }

    /** Behind a proxy everybody seems to be on loopback, so that there only the token counts. */
    private boolean isLoopback(HttpServerRequest request) {
        if (trustProxy) {
            return false;
        }
        try {
            // A literal address: nothing is looked up.
            return InetAddress.getByName(request.remoteAddress().hostAddress()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
