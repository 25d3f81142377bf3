package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.Config;
import org.entente.mail.MailSite;
import org.entente.site.Site;
import org.entente.web.Texts;

/**
 * What this site does with what candidates send: {@code entente.hr.privacy.en} and {@code .fr}, paragraphs with an empty
 * line between them, or else a text of our own that tells what this program does, with the site's periods.
 */
@Singleton
class JobsPrivacy {
    private static final int PARAGRAPHS = 5;

    private final Config config;
    private final Site site;
    private final MailSite mail;
    private final RetentionRules rules;

    @Inject
    JobsPrivacy(Config config, Site site, MailSite mail, RetentionRules rules) {
        this.config = config;
        this.site = site;
        this.mail = mail;
        this.rules = rules;
    }

    List<String> paragraphs(Locale language) {
        return List.of(text(language).split("\n{2,}"));
    }

    String text(Locale language) {
        return config.getOptionalValue("entente.hr.privacy." + language.getLanguage(), String.class)
                .filter(given -> !given.isBlank())
                .map(given -> given.replaceAll("\r\n?", "\n").strip())
                .orElseGet(() -> IntStream.rangeClosed(1, PARAGRAPHS)
                        .mapToObj(each -> Texts.text(
                                language,
                                "hr.jobs.privacy." + each,
                                site.title(),
                                mail.address(JobsLetter.ACCOUNT),
                                Terms.words(language, rules.terms().refused()),
                                Terms.words(language, rules.terms().pool())))
                        .collect(Collectors.joining("\n\n")));
    }
}
