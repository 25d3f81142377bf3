package org.entente.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.people.CurrentPerson;
import org.entente.site.PlainSite;

/** A page without a container, as a reader in Paris sees it. */
public final class PlainPage {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, PlainPage.class.getClassLoader(), "org.entente.page");

    private PlainPage() {}

    public static String html(String template, Object model, Locale reader) {
        var person = new CurrentPerson();
        person.guest(reader, ZoneId.of("Europe/Paris"));
        var html = new StringOutput();
        var frame = new Frame(person, PlainSite.fr(), "/", null, List.of());
        TEMPLATES.render(template + ".jte", Map.of("frame", frame, "model", model), html);
        return html.toString();
    }
}
