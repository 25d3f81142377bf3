package org.entente.hr;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.entente.people.CurrentPerson;

/** The files of an application, for programs: always to be saved. */
@Path("/api/applications")
@Produces(MediaType.WILDCARD)
@RequestScoped
public class ApplicationFilesResource {
    private CurrentPerson person;
    private Applications applications;
    private ApplicationExport export;
    private ApplicationDownload download;

    protected ApplicationFilesResource() {}

    @Inject
    ApplicationFilesResource(
            CurrentPerson person, Applications applications, ApplicationExport export, ApplicationDownload download) {
        this.person = person;
        this.applications = applications;
        this.export = export;
        this.download = download;
    }

    @GET
    @Path("{id}/raw")
    @Operation(summary = "The letter as it came (hr, manager)")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "message/rfc822",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response raw(@PathParam("id") String id) {
        return download.file(applications.raw(id, person.profile()));
    }

    @GET
    @Path("{id}/files/{file}")
    @Operation(summary = "A file of an application, to be saved (hr, manager)")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response file(@PathParam("id") String id, @PathParam("file") String file) {
        return download.file(applications.file(id, file, person.profile()));
    }

    @GET
    @Path("{id}/export")
    @Operation(summary = "All that is held: a ZIP of application.json and the files (hr, manager)")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/zip",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response export(@PathParam("id") String id) {
        return download.export(export.prepare(id, person.profile()));
    }
}
