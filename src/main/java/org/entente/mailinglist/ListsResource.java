package org.entente.mailinglist;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.web.Cursor;
import org.entente.web.Listing;
import org.entente.web.Versions;
import org.jspecify.annotations.Nullable;

/** Lists and their members for programs. Members are those of the site that is asked. */
@Path("/api/lists")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
public class ListsResource {
    private CurrentPerson person;
    private Lists lists;
    private ListChanges changes;
    private Membership membership;

    protected ListsResource() {}

    @Inject
    ListsResource(CurrentPerson person, Lists lists, ListChanges changes, Membership membership) {
        this.person = person;
        this.lists = lists;
        this.changes = changes;
        this.membership = membership;
    }

    @GET
    @Operation(summary = "The lists of this site, by name")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Listing.mailinglist.ListDetail")))
    public Listing<ListDetail> all() {
        return new Listing<>(lists.all(person.profile()), null);
    }

    @POST
    @Operation(summary = "Open a list at this site (list-manager, admin)")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(ref = "mailinglist.ListDetail")))
    public Response open(@Nullable ListSettings settings, @Context UriInfo uri) {
        var list = changes.open(Problem.body(settings, "send the list as a JSON object"), person.profile());
        return Response.created(uri.getAbsolutePathBuilder().path(list.name()).build())
                .tag(Versions.tag(list.version()))
                .entity(list)
                .build();
    }

    @GET
    @Path("{list}")
    @Operation(summary = "A list and its settings")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "mailinglist.ListDetail")))
    public Response get(@PathParam("list") String name) {
        return answer(lists.find(name, person.profile()));
    }

    @PUT
    @Path("{list}")
    @Operation(
            summary = "Lay new settings over a list of mine, at its home site",
            description = "If-Match names the version that was read; without it the newest is taken.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "mailinglist.ListDetail")))
    public Response change(
            @PathParam("list") String name,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable ListSettings settings) {
        var current = lists.find(name, person.profile()).version();
        if (ifMatch != null) {
            Versions.require(ifMatch, current);
        }
        return answer(changes.change(
                name, current, Problem.body(settings, "send the list as a JSON object"), person.profile()));
    }

    @DELETE
    @Path("{list}")
    @Operation(summary = "Close a list of mine: no post is taken any more, its archive stays")
    public void close(@PathParam("list") String name) {
        changes.close(name, person.profile());
    }

    @GET
    @Path("{list}/members")
    @Operation(summary = "Who receives it at this site, by address (owners)")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Listing.mailinglist.Member")))
    public Listing<Member> members(
            @PathParam("list") String name,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        int most = Listing.limit(limit);
        return Listing.of(
                membership.list(name, Cursor.place(after), most + 1, person.profile()), most, Member::address);
    }

    @PUT
    @Path("{list}/members/{address}")
    @Operation(
            summary =
                    "Add a member at this site or change one, who is then no longer suspended (owners; people themselves)",
            description = "201 for a new one. Owners vouch for an address: it is not asked to confirm.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "mailinglist.Member")))
    public Response put(
            @PathParam("list") String name, @PathParam("address") String address, @Nullable MemberBody body) {
        var wish = body == null ? new MemberBody(null, null, null) : body;
        boolean added = membership.put(name, address, wish.wish(), person.profile());
        return Response.status(added ? 201 : 200)
                .entity(membership.find(name, address, person.profile()))
                .build();
    }

    @DELETE
    @Path("{list}/members/{address}")
    @Operation(summary = "Take a member off at this site (owners; people themselves)")
    public void remove(@PathParam("list") String name, @PathParam("address") String address) {
        membership.remove(name, address, person.profile());
    }

    private static Response answer(ListDetail list) {
        return Response.ok(list).tag(Versions.tag(list.version())).build();
    }
}
