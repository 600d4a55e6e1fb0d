package dev.tradewind.launcher;

import java.util.List;

/** Told how a start goes on. May be called from any thread. */
public interface StartProgress {
    StartProgress SILENT = new StartProgress() {
        @Override
        public void step(String what) {}

        @Override
        public void starting(List<String> domains) {}

        @Override
        public void started(String domain) {}
    };

    /** A step of its own, such as "Starting PostgreSQL". */
    void step(String what);

    /** The domains that will be started now. */
    void starting(List<String> domains);

    void started(String domain);
}
