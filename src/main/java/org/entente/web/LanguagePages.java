package org.entente.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The switch in the header of a page on which nothing is being written. */
@Path("/language")
@RequestScoped
public class LanguagePages {
    private LanguageChoice choice;

    protected LanguagePages() {}

    @Inject
    LanguagePages(LanguageChoice choice) {
        this.choice = choice;
    }

    @POST
    public Response choose(@FormParam("language") @Nullable String language, @FormParam("back") @Nullable String back) {
        return Response.seeOther(URI.create(Paths.next(back)))
                .cookie(choice.choose(language))
                .build();
    }
}
