package org.entente.twosites;

import java.net.URI;

/**
 * How to reach one site.
 *
 * @param title what its people call it
 * @param address the node, for instance {@code http://localhost:8081}
 * @param databaseUrl JDBC
 * @param bootstrap the broker's loopback listener, where everybody may do everything
 */
public record SiteAccess(
        String name,
        String title,
        URI address,
        String databaseUrl,
        String databaseUser,
        String databasePassword,
        String bootstrap) {}
