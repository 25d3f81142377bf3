package org.entente.panel;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.entente.attachment.FileName;
import org.entente.mailinglist.PanelLists;
import org.entente.people.CurrentPerson;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** The panels that a person may see, the page of each, and its figures as a file. */
@Path("/panels")
@Produces(Page.HTML)
@RequestScoped
public class PanelPages {
    private CurrentPerson person;
    private Panels panels;
    private PanelLists lists;
    private FigureSearch search;

    protected PanelPages() {}

    @Inject
    PanelPages(CurrentPerson person, Panels panels, PanelLists lists, FigureSearch search) {
        this.person = person;
        this.panels = panels;
        this.lists = lists;
        this.search = search;
    }

    public record PanelsPage(List<PanelItem> panels) {}

    @GET
    public Page all() {
        return Page.of("panel/panels", new PanelsPage(panels.all(person.profile())));
    }

    @GET
    @Path("{list}")
    public Page show(
            @PathParam("list") String list,
            @QueryParam("market") @Nullable String market,
            @QueryParam("product") @Nullable String product,
            @QueryParam("fact") @Nullable String fact,
            @QueryParam("asOf") @Nullable String asOf) {
        var choice = Choice.of(market, product, fact, asOf, person.zone());
        return Page.of("panel/panel", panels.board(list, choice, person.profile()));
    }

    @GET
    @Path("{list}/figures.{type: csv|xlsx}")
    @Produces({"text/csv;charset=UTF-8", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
    public Response file(
            @PathParam("list") String list,
            @PathParam("type") String type,
            @QueryParam("market") @Nullable String market,
            @QueryParam("product") @Nullable String product,
            @QueryParam("fact") @Nullable String fact,
            @QueryParam("asOf") @Nullable String asOf) {
        var reader = person.profile();
        lists.readable(list, reader);
        var query = FigureSearch.Query.of(Choice.of(market, product, fact, asOf, person.zone()), null, null);
        var export = new Export(reader.language());
        Export.Source figures = taker -> search.each(list, query, reader, taker);
        boolean text = type.equals("csv");
        StreamingOutput body = out -> {
            if (text) {
                export.csv(figures, out);
            } else {
                export.xlsx(figures, out);
            }
        };
        return Response.ok(body)
                .type(
                        text
                                ? "text/csv;charset=UTF-8"
                                : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .header("Content-Disposition", FileName.disposition(false, list + "." + type))
                .build();
    }
}
