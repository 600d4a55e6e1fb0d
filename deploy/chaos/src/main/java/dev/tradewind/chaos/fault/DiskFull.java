package dev.tradewind.chaos.fault;

import dev.tradewind.chaos.cluster.Databases;
import dev.tradewind.chaos.cluster.Site;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Nothing fits on the database's disk any more; PostgreSQL refuses to write, or ends. */
final class DiskFull implements Fault {
    @Override
    public String name() {
        return "disk-full";
    }

    @Override
    public String told() {
        return "the database's disk is full";
    }

    @Override
    public @Nullable String impossible(Site site) {
        return site.databases().volume().canFill() ? null : "a disk of its own (tmpfs) may be mounted by root only";
    }

    @Override
    public String inject(Attack attack) throws IOException {
        attack.site().databases().volume().fill();
        return "not a block is left";
    }

    @Override
    public void heal(Attack attack) throws IOException {
        Databases databases = attack.site().databases();
        databases.volume().free();
        if (!databases.runs()) {
            databases.stop();
            databases.startAgain();
        }
    }
}
