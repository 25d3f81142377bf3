package org.entente.mailinglist;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;
import org.entente.web.Cursor;
import org.entente.web.Listing;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** Who receives a list at this site, for its owners; they look after those of their own site, wherever it is at home. */
@Path("/")
@Produces(Page.HTML)
@RequestScoped
public class MemberPages {
    private static final int A_PAGE = 100;
    private static final int LARGEST = 2_000_000;

    private CurrentPerson person;
    private Lists lists;
    private Membership membership;
    private Joining joining;
    private MemberImport file;

    protected MemberPages() {}

    @Inject
    MemberPages(CurrentPerson person, Lists lists, Membership membership, Joining joining, MemberImport file) {
        this.person = person;
        this.lists = lists;
        this.membership = membership;
        this.joining = joining;
        this.file = file;
    }

    /**
     * @param words what is looked for in names and addresses
     * @param suspended whether only those are shown to whom nothing is sent
     * @param typed an address that could not be added, with {@code faults}
     */
    public record Roll(
            ListDetail list,
            List<Asking> asking,
            Listing<Member> members,
            String words,
            boolean suspended,
            String typed,
            List<Fault> faults) {
        public String more() {
            return "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + (suspended ? "&show=suspended" : "")
                    + "&after=" + members.next();
        }
    }

    /** What became of a file of members. */
    public record Imported(ListDetail list, MemberImport.Report report) {}

    @GET
    @Path("lists/{list}/members")
    public Page show(
            @PathParam("list") String name,
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("show") @DefaultValue("") String show,
            @QueryParam("after") @Nullable String after) {
        return roll(name, words.strip(), show.equals("suspended"), Cursor.place(after), "", List.of());
    }

    private Page roll(String name, String words, boolean suspended, String after, String typed, List<Fault> faults) {
        var found = membership.search(name, words, suspended, after, A_PAGE + 1, person.profile());
        return Page.of(
                "mailinglist/members",
                new Roll(
                        lists.find(name, person.profile()),
                        joining.waiting(name, person.profile()),
                        Listing.of(found, A_PAGE, Member::address),
                        words,
                        suspended,
                        typed,
                        faults));
    }

    @POST
    @Path("lists/{list}/members")
    public Response add(
            @PathParam("list") String name,
            @FormParam("address") @DefaultValue("") String address,
            @FormParam("name") @DefaultValue("") String member,
            @FormParam("language") @DefaultValue("") String language,
            @FormParam("mode") @DefaultValue("each") String mode) {
        try {
            var wish = new Members.Wish(member.isBlank() ? null : member, language.isBlank() ? null : language, mode);
            membership.put(name, address, wish, person.profile());
            return to(name, "member-added");
        } catch (Problem wrong) {
            if (wrong.faults().isEmpty()) {
                throw wrong;
            }
            return roll(name, "", false, "", address, wrong.faults()).status(422);
        }
    }

    /** What an owner presses beside a member: a mode, {@code resume} or {@code remove}. */
    @POST
    @Path("lists/{list}/members/change")
    public Response change(
            @PathParam("list") String name,
            @FormParam("address") @DefaultValue("") String address,
            @FormParam("wish") @DefaultValue("") String wish) {
        if (wish.equals("remove")) {
            membership.remove(name, address, person.profile());
            return to(name, "member-removed");
        }
        membership.put(
                name, address, new Members.Wish(null, null, wish.equals("resume") ? null : wish), person.profile());
        return to(name, wish.equals("resume") ? "member-resumed" : "member-changed");
    }

    @POST
    @Path("lists/{list}/members/joining")
    public Response decide(
            @PathParam("list") String name,
            @FormParam("address") @DefaultValue("") String address,
            @FormParam("good") @Nullable String good) {
        joining.decide(name, address, good != null, person.profile());
        return to(name, good != null ? "member-added" : "member-refused");
    }

    @POST
    @Path("lists/{list}/members/import")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Page read(@PathParam("list") String name, @FormParam("file") @Nullable EntityPart part) throws IOException {
        if (part == null) {
            throw Problem.invalid("file", "web.fault.file");
        }
        try (var content = part.getContent()) {
            var csv = content.readNBytes(LARGEST + 1);
            if (csv.length > LARGEST) {
                throw Problem.invalid("file", "mailinglist.fault.file", LARGEST);
            }
            var report = file.read(name, csv, person.profile());
            return Page.of("mailinglist/imported", new Imported(lists.find(name, person.profile()), report));
        }
    }

    @GET
    @Path("lists/{list}/members.csv")
    @Produces("text/csv;charset=utf-8")
    public Response write(@PathParam("list") String name) {
        return Response.ok(file.write(name, person.profile()))
                .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    @GET
    @Path("lists/{list}/members/{any: change|joining|import}")
    public Response back(@PathParam("list") String name) {
        return ListPages.to("/lists/" + lists.find(name, person.profile()).name() + "/members");
    }

    private static Response to(String name, String notice) {
        return ListPages.to("/lists/" + name + "/members?notice=mailinglist." + notice);
    }
}
