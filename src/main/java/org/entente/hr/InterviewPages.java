package org.entente.hr;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.entente.people.CurrentPerson;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** Which interviews are coming, and who has answered. */
@Path("/applications/interviews")
@Produces(Page.HTML)
@RequestScoped
public class InterviewPages {
    private CurrentPerson person;
    private ComingInterviews interviews;

    protected InterviewPages() {}

    @Inject
    InterviewPages(CurrentPerson person, ComingInterviews interviews) {
        this.person = person;
        this.interviews = interviews;
    }

    /**
     * @param opening as it is called; null for none
     * @param when its day and the time by each site's clock
     */
    public record Coming(
            String application,
            Candidate candidate,
            @Nullable String opening,
            Interview interview,
            String when) {}

    /** The next one first. */
    public record Calendar(List<Coming> coming) {}

    @GET
    public Page coming() {
        return Page.of("hr/interviews", new Calendar(interviews.of(person.profile(), person.language())));
    }
}
