package org.entente.hr;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.entente.people.CurrentPerson;
import org.entente.web.Page;

/** The end of an application, and what proves it; for HR. */
@Path("/applications")
@Produces(Page.HTML)
@RequestScoped
public class CertificatePages {
    private CurrentPerson person;
    private Shredding erasure;
    private Certificates certificates;

    protected CertificatePages() {}

    @Inject
    CertificatePages(CurrentPerson person, Shredding erasure, Certificates certificates) {
        this.person = person;
        this.erasure = erasure;
        this.certificates = certificates;
    }

    @POST
    @Path("{id}/erasure")
    public Response erase(@PathParam("id") String id, @FormParam("reason") @DefaultValue("") String reason) {
        erasure.erase(id, reason, person.profile());
        return Response.seeOther(URI.create("/applications/" + id + "/certificate"))
                .build();
    }

    @GET
    @Path("{id}/certificate")
    public Page show(@PathParam("id") String id) {
        return Page.of("hr/erased", certificates.find(id, person.profile()));
    }
}
