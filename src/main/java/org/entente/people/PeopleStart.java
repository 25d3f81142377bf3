package org.entente.people;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.site.Schema;
import org.entente.site.Site;

/** What must be true of people before anybody can sign in: the file is in, and somebody can administer. */
@ApplicationScoped
class PeopleStart {
    private static final System.Logger LOG = System.getLogger(PeopleStart.class.getName());

    private People people;
    private Accounts accounts;
    private DemoPassword demo;
    private Site site;
    private Optional<String> file = Optional.empty();

    protected PeopleStart() {}

    @Inject
    PeopleStart(
            People people,
            Accounts accounts,
            DemoPassword demo,
            Site site,
            @ConfigProperty(name = "entente.people.file") Optional<String> file) {
        this.people = people;
        this.accounts = accounts;
        this.demo = demo;
        this.site = site;
        this.file = file;
    }

    void start(@Observes @Priority(Schema.FIRST + 100) Startup started) {
        file.map(Path::of).ifPresent(this::follow);
        if (demo.hash().isPresent()) {
            accounts.shareDemoPassword();
            return;
        }
        people.firstAdministrator()
                .ifPresent(link -> LOG.log(Level.WARNING, """
                        Nobody can administer this site yet. Open this link once, within seven days, to choose the password of %s:
                            %s/one-time/%s
                        """.formatted(link.person(), site.address(), link.token())));
    }

    private void follow(Path path) {
        var report = people.importIfNew(read(path));
        report.ifPresent(done -> LOG.log(
                done.badLines().isEmpty() ? Level.INFO : Level.WARNING,
                "people imported file=%s added=%d changed=%d unchanged=%d bad=%s"
                        .formatted(
                                path.getFileName(),
                                done.added(),
                                done.changed(),
                                done.unchanged(),
                                done.badLines().stream()
                                        .map(bad -> "line %d (%s)".formatted(bad.line(), bad.text()))
                                        .collect(Collectors.toList()))));
    }

    private static byte[] read(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "entente.people.file is %s, which cannot be read. Put the file there or leave the key out."
                            .formatted(path.toAbsolutePath()),
                    e);
        }
    }
}
