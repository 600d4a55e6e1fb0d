package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.SharedWire;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class TracesTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void areKnownOfCallsThatCannotBeRead() {
        CallContext context = new CallContext(Actor.SYSTEM, null, null, "00-" + TRACE + "-b7ad6b7169203331-01");
        JsonObject call = new JsonObject().put("id", "not an id").put("context", SharedWire.writeCallContext(context));
        assertThat(Traces.traceOf(call)).isEqualTo(TRACE);
    }

    @Test
    void areMadeUpForCallsWithoutOne() {
        assertThat(Traces.traceOf(new JsonObject())).hasSize(TRACE.length());
        assertThat(Traces.traceOf(new JsonObject().putNull("context"))).hasSize(TRACE.length());
    }
}
