package org.entente.mailinglist;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
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
import java.util.Objects;
import org.entente.people.CurrentPerson;
import org.entente.people.Role;
import org.entente.web.Cursor;
import org.entente.web.Listing;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** The lists, how each person receives them, and the archive of each. */
@Path("/")
@Produces(Page.HTML)
@RequestScoped
public class ListPages {
    private static final int A_PAGE = 30;
    private static final int LAST = 500;

    private CurrentPerson person;
    private Shelf shelf;
    private Membership membership;
    private Joining joining;
    private Threads threads;
    private PostFinds finds;

    protected ListPages() {}

    @Inject
    ListPages(
            CurrentPerson person,
            Shelf shelf,
            Membership membership,
            Joining joining,
            Threads threads,
            PostFinds finds) {
        this.person = person;
        this.shelf = shelf;
        this.membership = membership;
        this.joining = joining;
        this.threads = threads;
        this.finds = finds;
    }

    /** @param mayOpen whether the reader may open a new list */
    public record Overview(List<OwnList> mine, List<OwnList> others, boolean mayOpen) {}

    /**
     * A list with a stretch of its archive, or with what was found in it.
     *
     * @param readable whether the reader may see the archive
     * @param words what is looked for; empty for the archive itself
     * @param page of what was found, from 1
     */
    public record Archived(
            OwnList own,
            List<String> owners,
            boolean readable,
            Listing<PostThread> threads,
            boolean first,
            String words,
            int page,
            List<PostFind> finds,
            long found) {
        public boolean hasMore() {
            return page < LAST && found > (long) page * A_PAGE;
        }

        public String address(int other) {
            return "/lists/" + own.list().name() + "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)
                    + (other == 1 ? "" : "&page=" + other);
        }
    }

    @GET
    @Path("lists")
    public Page lists() {
        var all = shelf.all(person.profile());
        return Page.of(
                "mailinglist/lists",
                new Overview(
                        all.stream().filter(this::isMine).toList(),
                        all.stream().filter(each -> !isMine(each)).toList(),
                        person.hasRole(Role.LIST_MANAGER) || person.hasRole(Role.ADMIN)));
    }

    /** A member's, or one that they look after. */
    private boolean isMine(OwnList own) {
        return own.mine() || own.list().owners().contains(person.id());
    }

    @GET
    @Path("lists/{list}")
    public Page list(
            @PathParam("list") String name,
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("after") @Nullable String after) {
        var own = shelf.find(name, person.profile());
        boolean readable = shelf.mayRead(name, person.profile());
        var place = Cursor.place(after);
        int shown = Math.max(1, Math.min(page, LAST));
        boolean looks = readable && !PostFinds.query(words).isEmpty();
        var found = looks
                ? finds.list(name, words, shown - 1, A_PAGE, person.profile())
                : new PostFinds.Found(List.of(), 0);
        Listing<PostThread> stretch = looks || !readable
                ? new Listing<>(List.of(), null)
                : Listing.of(
                        threads.list(name, place.isEmpty() ? null : Archive.place(place), A_PAGE + 1, person.profile()),
                        A_PAGE,
                        Threads::cursor);
        return Page.of(
                "mailinglist/list",
                new Archived(
                        own,
                        shelf.owners(own.list()),
                        readable,
                        stretch,
                        place.isEmpty(),
                        looks ? words.strip() : "",
                        shown,
                        found.finds(),
                        found.all()));
    }

    @POST
    @Path("lists/{list}/joining")
    public Response join(@PathParam("list") String name, @FormParam("back") @Nullable String back) {
        return to(back, name, joining.join(name, person.profile()) ? "joined" : "asked");
    }

    @POST
    @Path("lists/{list}/leaving")
    public Response leave(@PathParam("list") String name, @FormParam("back") @Nullable String back) {
        membership.remove(name, person.profile().email(), person.profile());
        return to(back, name, "left");
    }

    @POST
    @Path("lists/{list}/mode")
    public Response receive(
            @PathParam("list") String name,
            @FormParam("mode") @Nullable String mode,
            @FormParam("back") @Nullable String back) {
        membership.put(
                name,
                person.profile().email(),
                new Members.Wish(null, null, Objects.requireNonNullElse(mode, "")),
                person.profile());
        return to(back, name, "mode");
    }

    /** What came back is forgotten, and mail is sent again. */
    @POST
    @Path("lists/{list}/resuming")
    public Response resume(@PathParam("list") String name, @FormParam("back") @Nullable String back) {
        membership.put(name, person.profile().email(), new Members.Wish(null, null, null), person.profile());
        return to(back, name, "resumed");
    }

    @GET
    @Path("lists/{list}/{any: joining|leaving|mode|resuming}")
    public Response back(@PathParam("list") String name) {
        return to("/lists");
    }

    private static Response to(@Nullable String back, String name, String notice) {
        return to(("list".equals(back) ? "/lists/" + name : "/lists") + "?notice=mailinglist." + notice);
    }

    static Response to(String address) {
        return Response.seeOther(URI.create(address)).build();
    }
}
