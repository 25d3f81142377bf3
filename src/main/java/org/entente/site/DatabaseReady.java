package org.entente.site;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * A node is ready when its tables can be read. The broker does not count: without it pages and REST work, and what is
 * published waits in the outbox. Asks for the tables late: the runtime makes its checks before it binds the pool.
 */
@Readiness
@Singleton
class DatabaseReady implements HealthCheck {
    private final Provider<Database> database;

    @Inject
    DatabaseReady(Provider<Database> database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("database");
        try {
            database.get().first("select 1 from site_fact where name = 'incarnation'", row -> 1);
            return answer.up().build();
        } catch (DatabaseFault fault) {
            return answer.down().build();
        }
    }
}
