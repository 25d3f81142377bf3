package org.entente.hr;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** Where a candidate consents to the talent pool, and withdraws that as easily. Looking alone changes nothing. */
@Path("/")
@Produces(Page.HTML)
@RequestScoped
public class JobsConsentPages {
    private JobsAnswers answers;
    private ConsentAnswers consents;
    private RetentionRules rules;

    protected JobsConsentPages() {}

    @Inject
    JobsConsentPages(JobsAnswers answers, ConsentAnswers consents, RetentionRules rules) {
        this.answers = answers;
        this.consents = consents;
        this.rules = rules;
    }

    public record Question(ConsentAnswers.Asked asked, Terms terms) {}

    @GET
    @Path("jobs/consent/{token}")
    public Response show(@PathParam("token") String token, @QueryParam("lang") @Nullable String language) {
        return answers.page(
                language,
                () -> consents.find(token)
                        .map(asked -> Page.of("hr/jobsconsent", new Question(asked, rules.terms()))
                                .status(200))
                        .orElseGet(JobsAnswers::none));
    }

    @POST
    @Path("jobs/consent/{token}")
    public Response consent(@PathParam("token") String token, @QueryParam("lang") @Nullable String language) {
        return answers.page(language, () -> back(consents.consent(token), token));
    }

    @POST
    @Path("jobs/consent/{token}/withdrawal")
    public Response withdraw(@PathParam("token") String token, @QueryParam("lang") @Nullable String language) {
        return answers.page(language, () -> back(consents.withdraw(token), token));
    }

    private Response back(boolean there, String token) {
        return there
                ? Response.seeOther(URI.create("/jobs/consent/" + token + "?lang="
                                + answers.language().getLanguage()))
                        .build()
                : JobsAnswers.none();
    }
}
