package org.entente.hr;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;
import org.entente.web.LanguageChoice;
import org.entente.web.Page;

/** HR of a site says why people are refused and what they are written then, in both languages. */
@Path("/applications/letters")
@Produces(Page.HTML)
@RequestScoped
public class LetterTemplatePages {
    private CurrentPerson person;
    private LetterTemplates templates;
    private Openings openings;
    private LanguageChoice choice;

    protected LetterTemplatePages() {}

    @Inject
    LetterTemplatePages(CurrentPerson person, LetterTemplates templates, Openings openings, LanguageChoice choice) {
        this.person = person;
        this.templates = templates;
        this.openings = openings;
        this.choice = choice;
    }

    /** All of them. */
    public record Shelf(List<LetterTemplate> all) {}

    /** One of them as it was typed. */
    public record Sheet(LetterTemplate template, boolean stale, List<Fault> faults) {
        public Optional<Fault> fault(String field) {
            return faults.stream().filter(each -> each.field().equals(field)).findFirst();
        }

        public List<String> names() {
            return LetterTemplate.NAMES.stream().map(name -> "{" + name + "}").toList();
        }
    }

    /** A {@link Problem} 404 for who sees no applications, 403 for a hiring manager. */
    private void requireHr() {
        Scope.of(person.profile(), openings).requireHr();
    }

    @GET
    public Page all() {
        requireHr();
        return Page.of("hr/letters", new Shelf(templates.all()));
    }

    @GET
    @Path("{template}")
    public Page one(@PathParam("template") String id) {
        return page(find(id), false, List.of());
    }

    private LetterTemplate find(String id) {
        requireHr();
        return id.equals("new")
                ? LetterTemplates.fresh()
                : templates.find(id).orElseThrow(() -> Problem.notFound("There is no such letter."));
    }

    private static Page page(LetterTemplate template, boolean stale, List<Fault> faults) {
        return Page.of("hr/lettertemplate", new Sheet(template, stale, faults));
    }

    @POST
    @Path("{template}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@PathParam("template") String id, MultivaluedMap<String, String> typed) {
        var wish = typed(id.equals("new") ? value(typed, "id") : id, typed);
        if (typed.containsKey("language")) {
            var cookie = choice.choose(typed.getFirst("language"));
            return Response.fromResponse(page(wish, false, List.of()).status(200))
                    .cookie(cookie)
                    .build();
        }
        try {
            if (!typed.containsKey("again")) {
                templates.save(wish, person.profile());
                return NoticePages.to("/applications/letters?notice=hr.letter-saved");
            }
            return page(wish, false, List.of()).status(200);
        } catch (Problem refused) {
            if (refused.type().equals("letter-stale")) {
                return page(over(wish), true, List.of()).status(412);
            }
            if (refused.faults().isEmpty()) {
                throw refused;
            }
            return page(wish, false, refused.faults()).status(422);
        }
    }

    /** What was typed, to be laid over what is there now. */
    private LetterTemplate over(LetterTemplate wish) {
        return new LetterTemplate(
                wish.id(), wish.kind(), wish.used(), find(wish.id()).version(), wish.texts());
    }

    private LetterTemplate typed(String id, MultivaluedMap<String, String> typed) {
        requireHr();
        var kind = templates.find(id).map(LetterTemplate::kind).orElse("refusal");
        var version = value(typed, "version");
        return new LetterTemplate(
                id,
                kind,
                typed.containsKey("used") || !kind.equals("refusal"),
                version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0,
                Map.of("en", text(typed, "en"), "fr", text(typed, "fr")));
    }

    private static LetterText text(MultivaluedMap<String, String> typed, String language) {
        return new LetterText(
                value(typed, "name." + language).strip(),
                value(typed, "subject." + language).strip(),
                value(typed, "text." + language).replace("\r\n", "\n").strip());
    }

    private static String value(MultivaluedMap<String, String> typed, String name) {
        return Objects.requireNonNullElse(typed.getFirst(name), "");
    }
}
