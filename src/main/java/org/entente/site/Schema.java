package org.entente.site;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the tables up to date before any other part of the node starts. Several nodes of a site may start at once:
 * Flyway lets one of them migrate and the others wait.
 */
@Singleton
public class Schema {
    /** Observers of {@code Startup} that touch tables take a higher priority number than this. */
    public static final int FIRST = Interceptor.Priority.PLATFORM_BEFORE;

    @Resource(lookup = "java:app/entente")
    private DataSource database;

    void migrate(@Observes @Priority(FIRST) Startup started) {
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(database)
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }
}
