package dev.tradewind.launcher.doctor;

import dev.tradewind.chassis.ConfigurationException;
import dev.tradewind.launcher.Configuration;
import dev.tradewind.launcher.InstanceNote;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at everything, tells it line by line, and sums up. Changes nothing. */
public final class Doctor {
    private final PrintWriter out;
    private final List<Finding> found = new ArrayList<>();

    public Doctor(PrintWriter out) {
        this.out = out;
    }

    /**
     * @param read reads the configuration; what is wrong with it is one of the findings
     * @return whether nothing is wrong
     */
    public boolean examine(Supplier<Configuration> read) {
        Optional<Configuration> configuration = configuration(read);
        tell(MachineCheck.findings(configuration
                .map(Configuration::data)
                .orElse(Path.of(".tradewind").toAbsolutePath())));
        configuration.ifPresent(this::installation);
        long wrong = found.stream().filter(Finding::isWrong).count();
        out.println(
                wrong == 0 ? "Nothing is wrong." : wrong == 1 ? "One thing is wrong." : wrong + " things are wrong.");
        out.flush();
        return wrong == 0;
    }

    private Optional<Configuration> configuration(Supplier<Configuration> read) {
        try {
            Configuration configuration = read.get();
            tell(List.of(Finding.good("Settings", "valid; data in " + configuration.data())));
            return Optional.of(configuration);
        } catch (ConfigurationException e) {
            tell(List.of(Finding.wrong("Settings", String.valueOf(e.getMessage()))));
            return Optional.empty();
        }
    }

    private void installation(Configuration configuration) {
        Optional<InstanceNote> running = InstanceNote.read(configuration.data());
        String url = configuration.databaseUrl();
        tell(
                url == null
                        ? DatabaseCheck.embedded(configuration.data().resolve("postgres"), running.isPresent())
                        : DatabaseCheck.given(JdbcAddress.of(url)));
        tell(InstanceCheck.findings(configuration, running));
    }

    private void tell(List<Finding> findings) {
        found.addAll(findings);
        findings.forEach(out::println);
        out.flush();
    }
}
