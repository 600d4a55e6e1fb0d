package dev.tradewind.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.contracts.fraud.ModelRole;
import dev.tradewind.fraud.Plugged.Onnx;
import org.junit.jupiter.api.Test;

class PluggedTest {
    @Test
    void whatWasLoadedIsClosedWhenAnotherCannotBeRead() {
        int before = StrangeModel.open.get();
        Onnx missing = new Onnx("no-such-model.onnx", ModelRole.CHALLENGER, false);

        assertThatThrownBy(() -> new Plugged(StrangeModel.class.getName(), missing, new Features(0)))
                .hasMessageContaining("no-such-model.onnx cannot be read");

        assertThat(StrangeModel.open).hasValue(before);
    }
}
