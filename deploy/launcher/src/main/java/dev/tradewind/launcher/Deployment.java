package dev.tradewind.launcher;

/**
 * One line of the deployment table.
 *
 * @param domain its name: in the configuration, on the command line, in logs
 * @param verticle name of the verticle's class, loaded when it is deployed
 * @param stage when it is deployed
 * @param needed without it nothing starts; of the others the shop only misses their advice
 */
record Deployment(String domain, String verticle, Stage stage, boolean needed) {
    enum Stage {
        /** Owns data and answers on the bus; all start at once, none waits for another. */
        DOMAIN,
        /** Lets the world in: last to start, first to stop. */
        EDGE
    }

    /** The verticle of a domain by the house's naming: {@code dev.tradewind.cart.CartVerticle}. */
    static Deployment of(String domain, Stage stage) {
        String capitalised = Character.toUpperCase(domain.charAt(0)) + domain.substring(1);
        return new Deployment(domain, "dev.tradewind." + domain + "." + capitalised + "Verticle", stage, true);
    }

    /** One that only advises. */
    static Deployment advising(String domain) {
        return new Deployment(domain, of(domain, Stage.DOMAIN).verticle(), Stage.DOMAIN, false);
    }
}
