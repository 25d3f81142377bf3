package org.entente.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.people.CurrentPerson;
import org.entente.site.Site;

/** What is known of somebody before they sign in: the language they read, and where they come from. */
@ApplicationScoped
public class Visitor {
    static final String LANGUAGE = "entente-language";
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH);

    private CurrentPerson person;
    private Site site;
    private Set<String> proxies = Set.of();

    protected Visitor() {}

    @Inject
    Visitor(CurrentPerson person, Site site, @ConfigProperty(name = "entente.web.proxies") String proxies) {
        this.person = person;
        this.site = site;
        this.proxies = Set.of(proxies.strip().split("[, ]+"));
    }

    void greet(HttpServletRequest request) {
        person.guest(language(request), site.zone());
    }

    /** The language chosen on this browser, else the first one that it asks for and we have, else the site's. */
    private Locale language(HttpServletRequest request) {
        var chosen = SessionCookie.value(request, LANGUAGE).map(Locale::forLanguageTag).stream();
        var asked = request.getHeader("Accept-Language") == null
                ? Stream.<Locale>empty()
                : Collections.list(request.getLocales()).stream();
        return Stream.concat(chosen, asked)
                .map(locale -> Locale.forLanguageTag(locale.getLanguage()))
                .filter(LANGUAGES::contains)
                .findFirst()
                .orElse(site.language());
    }

    /** The address that sign-ins are counted by; a proxy's word on it is taken only from a proxy of ours. */
    public String address(HttpServletRequest request) {
        var direct = request.getRemoteAddr();
        var forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded == null || !proxies.contains(direct)) {
            return direct;
        }
        // the last entry is the one that our proxy wrote
        var last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return last.matches("[0-9a-fA-F.:]{2,45}") ? last : direct;
    }
}
