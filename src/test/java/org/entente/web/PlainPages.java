package org.entente.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.List;
import org.entente.people.CurrentPerson;
import org.entente.people.Profile;
import org.entente.site.PlainSite;

/** What a page looks like to somebody, without a container. */
public final class PlainPages {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, PlainPages.class.getClassLoader(), "org.entente.page");

    private PlainPages() {}

    /** @param path where the page is */
    public static String render(Page page, Profile reader, String path, OwnPlace... places) {
        var person = new CurrentPerson();
        person.signedIn(reader);
        var parameters = new HashMap<String, Object>();
        parameters.put("frame", new Frame(person, PlainSite.fr(), path, null, List.of(places)));
        parameters.put("model", page.model());
        var html = new StringOutput();
        TEMPLATES.render(page.template() + ".jte", parameters, html);
        return html.toString();
    }
}
