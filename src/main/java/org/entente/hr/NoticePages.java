package org.entente.hr;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entente.people.CurrentPerson;
import org.entente.people.Role;
import org.entente.site.Site;
import org.entente.web.Cursor;
import org.entente.web.Listing;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** Notices for everybody at a site. */
@Path("/")
@Produces(Page.HTML)
@RequestScoped
public class NoticePages {
    private static final int A_PAGE = 30;

    private CurrentPerson person;
    private NoticeReading reading;
    private Notices notices;
    private JobsDoor door;
    private Site site;

    protected NoticePages() {}

    @Inject
    NoticePages(CurrentPerson person, NoticeReading reading, Notices notices, JobsDoor door, Site site) {
        this.person = person;
        this.reading = reading;
        this.notices = notices;
        this.door = door;
        this.site = site;
    }

    /** @param first whether this is the beginning of the list */
    public record Overview(
            NoticeFilter filter, Listing<NoticeItem> notices, List<String> sites, boolean first, boolean mayWrite) {
        public List<String> kinds() {
            return NoticeDraft.KINDS;
        }

        public boolean filtered() {
            return filter.past() || !filter.kind().isEmpty() || !filter.site().isEmpty();
        }

        /** The same from that place on; null for the beginning. */
        public String address(@Nullable String after) {
            return "/notices?kind=" + encoded(filter.kind()) + "&site=" + encoded(filter.site()) + "&state="
                    + (filter.past() ? "past" : "current") + (after == null ? "" : "&after=" + after);
        }

        private static String encoded(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
    }

    /** @param worldwide whether it has a public page here */
    public record Reading(NoticeDetail notice, boolean worldwide) {}

    @GET
    @Path("notices")
    public Page all(
            @QueryParam("kind") @DefaultValue("") String kind,
            @QueryParam("site") @DefaultValue("") String from,
            @QueryParam("state") @DefaultValue("current") String state,
            @QueryParam("after") @Nullable String after) {
        var filter = new NoticeFilter(
                NoticeDraft.KINDS.contains(kind) ? kind : "",
                site.all().contains(from) ? from : "",
                state.equals("past"));
        var place = Cursor.place(after);
        return Page.of(
                "hr/notices",
                new Overview(
                        filter,
                        Listing.of(reading.list(filter, place, A_PAGE + 1), A_PAGE, NoticeItem::mark),
                        site.all(),
                        place.isEmpty(),
                        person.hasRole(Role.HR)));
    }

    @GET
    @Path("notices/{id}")
    public Page one(@PathParam("id") String id) {
        var notice = reading.find(id, person.profile());
        boolean worldwide = notice.opening()
                && !notice.withdrawn()
                && door.isOpen()
                && notice.homeSite().equals(site.name());
        return Page.of("hr/notice", new Reading(notice, worldwide));
    }

    @POST
    @Path("notices/{id}/withdrawal")
    public Response withdraw(@PathParam("id") String id) {
        notices.withdraw(id, person.profile());
        return to("/notices/" + id + "?notice=hr.withdrawn");
    }

    @GET
    @Path("notices/{id}/withdrawal")
    public Response back(@PathParam("id") String id) {
        return to("/notices/" + reading.find(id, person.profile()).id());
    }

    static Response to(String address) {
        return Response.seeOther(URI.create(address)).build();
    }
}
