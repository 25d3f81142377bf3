package org.entente.hr;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.entente.people.CurrentPerson;
import org.entente.web.Page;

/** What proves that an application is gone, for HR. */
@Path("/applications")
@Produces(Page.HTML)
@RequestScoped
public class CertificatePages {
    private CurrentPerson person;
    private ErasureCertificates certificates;

    protected CertificatePages() {}

    @Inject
    CertificatePages(CurrentPerson person, ErasureCertificates certificates) {
        this.person = person;
        this.certificates = certificates;
    }

    @GET
    @Path("{id}/certificate")
    public Page show(@PathParam("id") String id) {
        return Page.of("hr/erased", certificates.find(id, person.profile()));
    }
}
