package org.entente.hr;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.entente.people.CurrentPerson;

/** The files of an application, to be saved. */
@Path("/applications")
@Produces(MediaType.WILDCARD)
@RequestScoped
public class ApplicationFilePages {
    private CurrentPerson person;
    private Applications applications;
    private ApplicationExport export;
    private ApplicationDownload download;

    protected ApplicationFilePages() {}

    @Inject
    ApplicationFilePages(
            CurrentPerson person, Applications applications, ApplicationExport export, ApplicationDownload download) {
        this.person = person;
        this.applications = applications;
        this.export = export;
        this.download = download;
    }

    @GET
    @Path("{id}/raw")
    public Response raw(@PathParam("id") String id) {
        return download.file(applications.raw(id, person.profile()));
    }

    @GET
    @Path("{id}/files/{file}")
    public Response file(@PathParam("id") String id, @PathParam("file") String file) {
        return download.file(applications.file(id, file, person.profile()));
    }

    @GET
    @Path("{id}/export")
    public Response export(@PathParam("id") String id) {
        return download.export(export.prepare(id, person.profile()));
    }
}
