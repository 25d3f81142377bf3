package org.entente.site;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections outside the pool, for what holds one for hours: listening, and the lease of the exchange. */
@Singleton
public class Connections {
    private final String url;
    private final String user;
    private final String password;

    @Inject
    Connections(
            @ConfigProperty(name = "entente.site.database.url") String url,
            @ConfigProperty(name = "entente.site.database.user") String user,
            @ConfigProperty(name = "entente.site.database.password") String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** Listens on that channel; {@code name} is what the database's administrator sees. */
    public Listening listen(String name, String channel) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setTcpKeepAlive(true);
        source.setConnectTimeout(5);
        source.setSocketTimeout(60);
        source.setApplicationName(name);
        try {
            var connection = source.getConnection();
            try (var listen = connection.createStatement()) {
                listen.execute("listen " + channel);
                return new Listening(connection);
            } catch (SQLException fault) {
                connection.close();
                throw fault;
            }
        } catch (SQLException fault) {
            throw new DatabaseFault(fault);
        }
    }
}
