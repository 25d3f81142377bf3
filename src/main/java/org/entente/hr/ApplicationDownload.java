package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.entente.attachment.FileName;

/** A candidate's file, only ever to be saved: browsers are told to believe the type, and to show and run nothing. */
@Singleton
class ApplicationDownload {
    private final ApplicationFiles files;
    private final ApplicationExport export;

    @Inject
    ApplicationDownload(ApplicationFiles files, ApplicationExport export) {
        this.files = files;
        this.export = export;
    }

    Response file(Applications.Taken taken) {
        var file = taken.file();
        var name = file.raw() ? "application.eml" : file.shown(taken.sealer()).name();
        return saved(out -> files.write(taken.sealer(), file, out), name)
                .type(file.type())
                .header("Content-Length", file.size())
                .build();
    }

    Response export(ApplicationExport.Prepared prepared) {
        return saved(
                        out -> export.write(prepared, out),
                        "application-" + prepared.archive().application().id() + ".zip")
                .type("application/zip")
                .build();
    }

    static Response.ResponseBuilder saved(StreamingOutput octets, String name) {
        return Response.ok(octets)
                .header("Content-Disposition", FileName.disposition(false, name))
                .header("Cache-Control", "private, no-store, no-transform")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox");
    }
}
