package org.entente.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.entente.people.CurrentPerson;
import org.entente.people.Profile;
import org.entente.site.PlainSite;
import org.jspecify.annotations.Nullable;

/** What a page looks like to somebody, without a container. */
public final class PlainPages {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, PlainPages.class.getClassLoader(), "org.entente.page");

    private PlainPages() {}

    /** @param path where the page is */
    public static String render(Page page, Profile reader, String path, OwnPlace... places) {
        var person = new CurrentPerson();
        person.signedIn(reader);
        return render(page.template(), page.model(), person, path, places);
    }

    /** What it looks like to a guest in Paris. */
    public static String html(String template, Object model, Locale reader) {
        var person = new CurrentPerson();
        person.guest(reader, ZoneId.of("Europe/Paris"));
        return render(template, model, person, "/");
    }

    private static String render(
            String template, @Nullable Object model, CurrentPerson person, String path, OwnPlace... places) {
        var parameters = new HashMap<String, Object>();
        parameters.put("frame", new Frame(person, PlainSite.fr(), path, null, List.of(places)));
        parameters.put("model", model);
        var html = new StringOutput();
        TEMPLATES.render(template + ".jte", parameters, html);
        return html.toString();
    }
}
