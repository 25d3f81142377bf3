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
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.site.Site;
import org.entente.web.Page;

/** What waits for the owners of a list: they let it out, send it back or discard it. */
@Path("/")
@Produces(Page.HTML)
@RequestScoped
public class HeldPages {
    private static final int BEGINNING = 1_500;

    private CurrentPerson person;
    private Lists lists;
    private Moderation moderation;
    private Site site;

    protected HeldPages() {}

    @Inject
    HeldPages(CurrentPerson person, Lists lists, Moderation moderation, Site site) {
        this.person = person;
        this.lists = lists;
        this.moderation = moderation;
        this.site = site;
    }

    /**
     * @param here whether it is decided here, at the list's home
     * @param lacking the id of a post that was sent back without a reason
     */
    public record Queue(ListDetail list, boolean here, List<HeldPost> waiting, String lacking) {
        public String beginning(HeldPost post) {
            var text = post.text().strip();
            return text.length() <= BEGINNING ? text : text.substring(0, BEGINNING) + " …";
        }
    }

    @GET
    @Path("lists/{list}/held")
    public Page show(@PathParam("list") String name) {
        return queue(name, "");
    }

    @POST
    @Path("lists/{list}/held/{id}")
    public Response decide(
            @PathParam("list") String name,
            @PathParam("id") String id,
            @FormParam("decision") @DefaultValue("") String decision,
            @FormParam("reason") @DefaultValue("") String reason) {
        try {
            switch (decision) {
                case "accept", "always" -> moderation.accept(id, decision.equals("always"), person.profile());
                case "reject" -> {
                    if (reason.isBlank()) {
                        return queue(name, id).status(422);
                    }
                    moderation.reject(id, reason, person.profile());
                }
                case "discard" -> moderation.discard(id, person.profile());
                default ->
                    throw Problem.invalid("decision", "mailinglist.fault.one-of", "accept, always, reject, discard");
            }
            return ListPages.to("/lists/" + name + "/held?notice=mailinglist.decided-" + decision);
        } catch (Problem decided) {
            if (decided.type().equals("held-decided")) {
                return ListPages.to("/lists/" + name + "/held?notice=mailinglist.decided-before");
            }
            throw decided;
        }
    }

    @GET
    @Path("lists/{list}/held/{id}")
    public Response back(@PathParam("list") String name, @PathParam("id") String id) {
        return ListPages.to("/lists/" + lists.find(name, person.profile()).name() + "/held");
    }

    private Page queue(String name, String lacking) {
        var waiting = moderation.waiting(name, person.profile());
        var list = lists.find(name, person.profile());
        return Page.of("mailinglist/held", new Queue(list, list.homeSite().equals(site.name()), waiting, lacking));
    }
}
