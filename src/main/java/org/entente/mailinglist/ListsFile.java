package org.entente.mailinglist;

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
import org.eclipse.microprofile.config.Config;
import org.entente.site.Problem;
import org.entente.site.Schema;

/**
 * The lists that a site begins with, from the file {@code entente.mailinglist.file}: JSON, an array of {@link
 * ListSettings}. A list is opened where there is none of its name; from then on its owners look after it.
 */
@ApplicationScoped
@Transactional
class ListsFile {
    private Optional<String> file = Optional.empty();
    private Lists lists;
    private ListChanges changes;

    protected ListsFile() {}

    @Inject
    ListsFile(Config config, Lists lists, ListChanges changes) {
        this.file = config.getOptionalValue("entente.mailinglist.file", String.class)
                .filter(name -> !name.isBlank());
        this.lists = lists;
        this.changes = changes;
    }

    public void begin(@Observes @Priority(Schema.FIRST + 950) Startup started) {
        file.ifPresent(this::read);
    }

    private void read(String name) {
        try {
            var text = Files.readString(Path.of(name));
            for (var settings : JsonbBuilder.create().fromJson(text, ListSettings[].class)) {
                if (lists.known(settings.name()).isEmpty()) {
                    changes.begin(settings);
                }
            }
        } catch (IOException | JsonbException | Problem wrong) {
            throw new IllegalStateException(
                    "entente.mailinglist.file names the file " + name + ", and it cannot be used: "
                            + wrong.getMessage(),
                    wrong);
        }
    }
}
