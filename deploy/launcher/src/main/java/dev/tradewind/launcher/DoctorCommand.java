package dev.tradewind.launcher;

import dev.tradewind.launcher.doctor.Doctor;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Says what is wrong with this machine, this installation or the running instance; changes nothing.",
        footer = {"", "Takes the options that the start would take. Exit code 0 when nothing is wrong, otherwise 1."})
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    final StartOptions options = new StartOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    @Override
    public Integer call() {
        Logs.quiet();
        Doctor doctor = new Doctor(spec.commandLine().getOut());
        return doctor.examine(() -> ConfigurationReader.read(options, System.getenv(), new JsonObject()))
                ? 0
                : Tradewind.FAILED;
    }
}
