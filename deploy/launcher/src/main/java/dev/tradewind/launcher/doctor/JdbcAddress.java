package dev.tradewind.launcher.doctor;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** A database URL as JDBC wants it: login and password apart, so that the rest can be shown. */
record JdbcAddress(String url, Properties properties) {

    static JdbcAddress of(String databaseUrl) {
        URI uri = URI.create(databaseUrl.replaceFirst("^postgres://", "postgresql://"));
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        Properties properties = new Properties();
        if (uri.getRawUserInfo() != null) {
            String[] login = uri.getRawUserInfo().split(":", 2);
            properties.setProperty("user", decoded(login[0]));
            properties.setProperty("password", login.length > 1 ? decoded(login[1]) : "");
        }
        return new JdbcAddress("jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query, properties);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
