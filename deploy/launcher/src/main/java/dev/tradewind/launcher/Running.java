package dev.tradewind.launcher;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A release that runs here.
 *
 * @param deployment the deployment's id
 * @param instances how many of the verticle it holds
 * @param loader null when its classes are the node's own
 */
record Running(String deployment, Release release, int instances, @Nullable ReleaseLoader loader) {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);

    /** Gives the jar back, once the deployment has ended. */
    void giveBack() {
        free(loader);
    }

    static void free(@Nullable ReleaseLoader loader) {
        if (loader == null) {
            return;
        }
        try {
            loader.close();
        } catch (IOException e) {
            LOG.warn("{} could not be closed: {}", loader.getName(), e.getMessage());
        }
    }
}
