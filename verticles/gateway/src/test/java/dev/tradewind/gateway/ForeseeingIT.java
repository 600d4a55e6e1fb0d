package dev.tradewind.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Forecasts are for those who are signed in. */
class ForeseeingIT {
    @Test
    void strangersSeeNone() {
        try (GatewayFixture gateway = new GatewayFixture()) {
            gateway.reset();
            for (String path : new String[] {
                "/admin/forecasts",
                "/admin/forecasts/off_01jd0000000000000000000000.svg",
                "/admin/purchase-suggestions",
                "/merchant/forecasts",
                "/merchant/purchase-suggestions"
            }) {
                assertThat(gateway.get(path).statusCode()).as(path).isEqualTo(401);
            }
            assertThat(gateway.demand.asked("forecasts")).isEmpty();
        }
    }
}
