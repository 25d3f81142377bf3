package org.entente.panel;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.web.Cursor;
import org.entente.web.Listing;
import org.jspecify.annotations.Nullable;

/** Panels for programs: their releases, their figures, and how the files of their senders are read. */
@Path("/api/panels/{list}")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class PanelsResource {
    private CurrentPerson person;
    private Panels panels;
    private FigureSearch search;
    private MappingDesk desk;

    protected PanelsResource() {}

    @Inject
    PanelsResource(CurrentPerson person, Panels panels, FigureSearch search, MappingDesk desk) {
        this.person = person;
        this.panels = panels;
        this.search = search;
        this.desk = desk;
    }

    @GET
    @Path("releases")
    @Operation(
            summary = "The releases of a panel, newest first",
            description = "state: open (not understood yet), arriving, read.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Listing.panel.Release")))
    public Listing<Release> releases(
            @PathParam("list") String list,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        int most = Listing.limit(limit);
        var place = Cursor.place(after);
        try {
            var before = place.isEmpty() ? null : Instant.parse(place);
            var found = panels.releases(list, before, most + 1, person.profile());
            return Listing.of(found, most, release -> release.knownAt().toString());
        } catch (DateTimeParseException notOurs) {
            throw Problem.invalid("after", "web.fault.after");
        }
    }

    @GET
    @Path("figures")
    @Operation(
            summary = "The figures of a panel, as known now or then",
            description =
                    "market, product and fact are exact; from and to are periods (2026-P03), in the order of time; asOf is"
                            + " an instant or a day (its end by my clock). 500 at a time, or limit up to 5000.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Listing.panel.FigureItem")))
    public Listing<FigureItem> figures(
            @PathParam("list") String list,
            @QueryParam("market") @Nullable String market,
            @QueryParam("product") @Nullable String product,
            @QueryParam("fact") @Nullable String fact,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        var choice = Choice.of(market, product, fact, asOf, person.zone());
        return search.page(list, FigureSearch.Query.of(choice, from, to), after, limit, person.profile());
    }

    @GET
    @Path("mapping")
    @Operation(
            summary = "What owners said of how files are read (owners, at the list's home)",
            description = "By sender and by layout: a layout is what files of the same make share.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "panel.Layouts")))
    public Layouts mapping(@PathParam("list") String list) {
        return desk.layouts(list, person.profile());
    }

    @PUT
    @Path("mapping")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say how files are read; releases that wait are read again (owners, at the list's home)",
            description = "Replaces all that was said. The body has the shape of GET.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "panel.Layouts")))
    public Layouts say(@PathParam("list") String list, @Nullable Layouts said) throws IOException {
        var sent = Problem.body(said, "send the layouts as a JSON object");
        desk.say(list, sent, person.profile());
        return desk.layouts(list, person.profile());
    }
}
