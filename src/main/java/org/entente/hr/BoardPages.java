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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** The board: a column a stage. What a mouse drags, a button on the card does too. */
@Path("/applications")
@Produces(Page.HTML)
@RequestScoped
public class BoardPages {
    private CurrentPerson person;
    private Openings openings;
    private ApplicationBoard board;
    private ApplicationWork work;
    private Owners owners;

    protected BoardPages() {}

    @Inject
    BoardPages(CurrentPerson person, Openings openings, ApplicationBoard board, ApplicationWork work, Owners owners) {
        this.person = person;
        this.openings = openings;
        this.board = board;
        this.work = work;
        this.owners = owners;
    }

    /**
     * @param owners names by sign-in
     * @param told what was just moved, or found moved by somebody else
     * @param missed the latter
     */
    public record Board(
            List<BoardColumn> columns,
            BoardQuery query,
            List<Opening> openings,
            Map<String, String> owners,
            boolean hr,
            String reader,
            @Nullable ApplicationItem told,
            boolean missed) {
        public String name(@Nullable String signIn) {
            return signIn == null ? "" : owners.getOrDefault(signIn, signIn);
        }

        public List<Stage> stages() {
            return List.of(Stage.values());
        }

        /** Whether none is in any stage. */
        public boolean empty() {
            return columns.stream().allMatch(column -> column.count() == 0);
        }

        public boolean filtered() {
            return query.filter().filtered();
        }

        /** Whether one of the three last columns is unfolded. */
        public boolean wide() {
            return columns.stream().anyMatch(column -> column.stage().isLast() && !column.folded());
        }
    }

    @GET
    @Path("board")
    public Page show(
            @QueryParam("opening") @Nullable String opening,
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("stage") @Nullable String stage,
            @QueryParam("from") @Nullable Integer from,
            @QueryParam("moved") @Nullable String moved,
            @QueryParam("missed") @Nullable String missed) {
        var query = BoardQuery.of(opening, owner, stage, from);
        var scope = Scope.of(person.profile(), openings);
        var choice = scope.choice(openings);
        var seen = board.of(person.profile(), query, id(missed == null ? moved : missed));
        return Page.of(
                "hr/board",
                new Board(
                        seen.columns(),
                        query,
                        choice,
                        owners.ofAll(choice),
                        scope.hr(),
                        person.id(),
                        seen.told(),
                        missed != null));
    }

    private static Optional<UUID> id(@Nullable String id) {
        try {
            return Optional.ofNullable(id).map(UUID::fromString);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** The address says which part of the board they looked at. @param from the stage in which they saw it */
    @POST
    @Path("{id}/move")
    public Response move(
            @PathParam("id") String id,
            @QueryParam("opening") @Nullable String opening,
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("column") @Nullable String column,
            @QueryParam("place") @Nullable Integer place,
            @FormParam("from") @DefaultValue("") String from,
            @FormParam("stage") @DefaultValue("") String stage) {
        return changed(
                id,
                BoardQuery.of(opening, owner, column, place),
                "application-moved",
                () -> work.move(id, from, stage, person.profile()));
    }

    /** Whoever presses it looks after it. */
    @POST
    @Path("{id}/taking")
    public Response take(
            @PathParam("id") String id,
            @QueryParam("opening") @Nullable String opening,
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("column") @Nullable String column,
            @QueryParam("place") @Nullable Integer place) {
        return changed(
                id,
                BoardQuery.of(opening, owner, column, place),
                "application-owned",
                () -> work.own(id, "", person.id(), person.profile()));
    }

    private static Response changed(String id, BoardQuery query, String meanwhile, Runnable change) {
        var told = "moved";
        try {
            change.run();
        } catch (Problem stale) {
            if (!stale.type().equals(meanwhile)) {
                throw stale;
            }
            told = "missed";
        }
        return Response.seeOther(
                        URI.create("/applications/board?" + query.address() + "&" + told + "=" + id + "#card-" + id))
                .build();
    }
}
