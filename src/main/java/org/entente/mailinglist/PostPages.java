package org.entente.mailinglist;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.mail.Delivery;
import org.entente.mail.MailReading;
import org.entente.mail.Outgoing;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.web.Cursor;
import org.entente.web.Listing;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** A post among those of its conversation, as its sender formatted it, as it came, and what became of its mails. */
@Path("/")
@Produces(Page.HTML)
@RequestScoped
public class PostPages {
    private static final int A_PAGE = 100;

    private CurrentPerson person;
    private Archive archive;
    private Shelf shelf;
    private Outgoing outgoing;

    protected PostPages() {}

    @Inject
    PostPages(CurrentPerson person, Archive archive, Shelf shelf, Outgoing outgoing) {
        this.person = person;
        this.archive = archive;
        this.shelf = shelf;
        this.outgoing = outgoing;
    }

    /**
     * @param thread the posts of its conversation, the oldest first
     * @param formatted whether it is shown as its sender formatted it, and {@code pictures} with what is fetched for it
     */
    public record Reading(
            PostDetail post, ListDetail list, List<PostItem> thread, boolean formatted, boolean pictures) {
        public PostWords words() {
            return PostWords.of(post.text());
        }

        public Optional<PostItem> before() {
            return beside(-1);
        }

        public Optional<PostItem> after() {
            return beside(1);
        }

        private Optional<PostItem> beside(int step) {
            var ids = thread.stream().map(PostItem::id).toList();
            int at = ids.indexOf(post.id()) + step;
            return at < 0 || at >= ids.size() || !ids.contains(post.id())
                    ? Optional.empty()
                    : Optional.of(thread.get(at));
        }
    }

    /** What became of the mails of a post at this site: how many are in which state, and each of them. */
    public record Deliveries(PostDetail post, Map<String, Long> counts, Listing<Delivery> deliveries) {}

    @GET
    @Path("posts/{id}")
    public Page read(
            @PathParam("id") String id,
            @QueryParam("view") @Nullable String view,
            @QueryParam("pictures") @Nullable String pictures) {
        var post = archive.find(id, person.profile());
        return Page.of(
                "mailinglist/post",
                new Reading(
                        post,
                        shelf.find(post.list(), person.profile()).list(),
                        archive.thread(post),
                        "html".equals(view),
                        pictures != null));
    }

    /** In a frame, and to be opened nowhere else: no script, no form, no name of ours. */
    @GET
    @Path("posts/{id}/html")
    public Response html(@PathParam("id") String id, @QueryParam("pictures") @Nullable String pictures)
            throws IOException {
        try (var octets = archive.raw(id, person.profile())) {
            return Response.ok(PostHtml.page(MailReading.read(octets), pictures != null))
                    .type(Page.HTML)
                    .header("Content-Security-Policy", PostHtml.policy(pictures != null))
                    .header("Referrer-Policy", "no-referrer")
                    .build();
        }
    }

    @GET
    @Path("posts/{id}/raw")
    @Produces(MediaType.WILDCARD)
    public Response raw(@PathParam("id") String id) throws IOException {
        return PostsResource.file(archive.raw(id, person.profile()), id);
    }

    @GET
    @Path("posts/{id}/deliveries")
    public Page deliveries(@PathParam("id") String id, @QueryParam("after") @Nullable String after) {
        var place = Cursor.place(after);
        if (!place.isEmpty() && !place.matches("\\d{1,18}")) {
            throw Problem.invalid("after", "web.fault.after");
        }
        var post = archive.find(id, person.profile());
        var item = "list/" + post.list() + "/" + id;
        var found = archive.deliveries(id, place.isEmpty() ? 0 : Long.parseLong(place), A_PAGE + 1, person.profile());
        return Page.of(
                "mailinglist/deliveries",
                new Deliveries(
                        post,
                        outgoing.counts(List.of(item)).getOrDefault(item, Map.of()),
                        Listing.of(found, A_PAGE, each -> String.valueOf(each.id()))));
    }
}
