package org.entente.memo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.entente.people.CurrentPerson;

/** What a reader thinks of a memo, said on its page. */
@Path("/memos/{id}/not-useful")
@RequestScoped
public class JudgementPages {
    private CurrentPerson person;
    private Judgements judgements;

    protected JudgementPages() {}

    @Inject
    JudgementPages(CurrentPerson person, Judgements judgements) {
        this.person = person;
        this.judgements = judgements;
    }

    @POST
    public Response say(@PathParam("id") String id) {
        judgements.say(id, true, person.profile());
        return MemoPages.to("/memos/" + id + "?notice=memo.not-useful");
    }

    @POST
    @Path("deletion")
    public Response takeBack(@PathParam("id") String id) {
        judgements.say(id, false, person.profile());
        return MemoPages.to("/memos/" + id + "?notice=memo.taken-back");
    }
}
