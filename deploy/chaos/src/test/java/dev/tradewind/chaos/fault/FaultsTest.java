package dev.tradewind.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FaultsTest {
    @Test
    void haveNamesOfTheirOwnThatCanBeTyped() {
        List<String> names = Faults.all().stream().map(Fault::name).toList();
        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(10);
        assertThat(names).allMatch(name -> name.matches("[a-z][a-z-]*"));
    }

    @Test
    void listEveryKindThereIs() {
        assertThat(Fault.class.getPermittedSubclasses()).isNotNull();
        assertThat(Faults.all().stream().<Class<?>>map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(List.of(Fault.class.getPermittedSubclasses()));
    }
}
