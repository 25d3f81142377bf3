package org.entente.hr;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.stream.Stream;
import org.entente.people.CurrentPerson;
import org.entente.web.Page;

/** What proves that an application is gone, for HR. */
@Path("/applications")
@Produces(Page.HTML)
@RequestScoped
public class CertificatePages {
    private CurrentPerson person;
    private ErasureCertificates certificates;
    private WhoIsWho people;

    protected CertificatePages() {}

    @Inject
    CertificatePages(CurrentPerson person, ErasureCertificates certificates, WhoIsWho people) {
        this.person = person;
        this.certificates = certificates;
        this.people = people;
    }

    /** @param doers the names of who erased it, and of the sites */
    public record Sheet(ErasureCertificate certificate, Doers doers) {}

    @GET
    @Path("{id}/certificate")
    public Page show(@PathParam("id") String id) {
        var found = certificates.find(id, person.profile());
        var named = Stream.concat(
                Stream.of(found.erasedBy()), found.sites().stream().map(ErasureCertificate.Confirmation::site));
        return Page.of("hr/erased", new Sheet(found, people.of(named)));
    }
}
