package org.entente.hr;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.entente.people.People;
import org.entente.people.Role;
import org.entente.site.Problem;
import org.entente.site.Schema;

/**
 * The openings that a site begins with, from the file {@code entente.hr.file}: JSON, an array of {@link NoticeDraft}, each
 * with a reference. One is published, by the first person of HR, where there is none of its reference; from then on HR
 * looks after it.
 */
@ApplicationScoped
@Transactional
class NoticesFile {
    private Optional<String> file = Optional.empty();
    private Notices notices;
    private NoticeReferences references;
    private People people;

    protected NoticesFile() {}

    @Inject
    NoticesFile(Config config, Notices notices, NoticeReferences references, People people) {
        this.file = config.getOptionalValue("entente.hr.file", String.class).filter(name -> !name.isBlank());
        this.notices = notices;
        this.references = references;
        this.people = people;
    }

    public void begin(@Observes @Priority(Schema.FIRST + 950) Startup started) {
        file.ifPresent(this::read);
    }

    private void read(String name) {
        try {
            var hr = people.active().stream()
                    .filter(person -> person.hasRole(Role.HR))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("nobody of this site has the role hr"));
            for (var draft : JsonbBuilder.create().fromJson(Files.readString(Path.of(name)), NoticeDraft[].class)) {
                var reference = draft.reference();
                if (reference == null) {
                    throw new IllegalStateException("an opening in it has no reference");
                }
                if (!references.isTaken(references.ours(reference))) {
                    notices.publish(UUID.randomUUID().toString(), draft, hr);
                }
            }
        } catch (IOException | JsonbException | Problem | IllegalStateException wrong) {
            throw new IllegalStateException(
                    "entente.hr.file names the file " + name + ", and it cannot be used: " + wrong.getMessage(), wrong);
        }
    }
}
