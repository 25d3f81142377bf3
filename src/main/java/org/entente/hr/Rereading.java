package org.entente.hr;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.entente.site.Background;
import org.entente.site.Schema;

/** Tries again, some time after each start and now and then, what could not be read: a new version may be able to. */
@Singleton
class Rereading {
    private static final String WHO = "system";

    private final Background background;
    private final Intake intake;

    @Inject
    Rereading(Background background, Intake intake) {
        this.background = background;
        this.intake = intake;
    }

    void start(@Observes @Priority(Schema.FIRST + 1000) Startup started) {
        background.every(
                Duration.ofMinutes(30),
                "applications that nobody could read are read again",
                () -> intake.unparsed().forEach(id -> intake.reread(id, WHO)));
    }
}
