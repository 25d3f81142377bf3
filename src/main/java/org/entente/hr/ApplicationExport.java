package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.entente.people.Profile;

/**
 * All that is held of a candidate in one application, for who asks for it: a ZIP of {@code application.json}, the log of
 * who saw it, each mail as it came and the files.
 */
@Singleton
class ApplicationExport {
    private final Applications applications;
    private final ApplicationFiles files;
    private final Keepings keepings;
    private final ReleaseList releases;
    private final AuditLog audit;

    @Inject
    ApplicationExport(
            Applications applications,
            ApplicationFiles files,
            Keepings keepings,
            ReleaseList releases,
            AuditLog audit) {
        this.applications = applications;
        this.files = files;
        this.keepings = keepings;
        this.releases = releases;
        this.audit = audit;
    }

    /** Everything that the export is made of, except for the octets of files. */
    record Prepared(ApplicationArchive archive, Sealer sealer, List<ApplicationFiles.Stored> files) {}

    @Transactional
    public Prepared prepare(String id, Profile person) {
        var opened = applications.open(id, person);
        audit.note(opened.id(), person.id(), "exported", "");
        boolean hr = opened.scope().hr();
        return new Prepared(
                new ApplicationArchive(
                        applications.detail(opened),
                        hr ? keepings.consent(opened.id()).orElse(null) : null,
                        hr ? releases.of(opened) : List.of(),
                        audit.of(opened.id(), opened.scope())),
                opened.sealer(),
                files.all(opened.id()));
    }

    void write(Prepared export, OutputStream out) throws IOException {
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry("application.json"));
            zip.write(Json.WRITER.toJson(export.archive()).getBytes(StandardCharsets.UTF_8));
            int number = 0;
            for (var file : export.files()) {
                var name = file.shown(export.sealer()).name();
                zip.putNextEntry(new ZipEntry("files/" + number++ + "-" + name));
                files.write(export.sealer(), file, zip);
            }
            zip.closeEntry();
        }
    }

    private static final class Json {
        static final Jsonb WRITER = JsonbBuilder.create(new JsonbConfig().withFormatting(true));
    }
}
