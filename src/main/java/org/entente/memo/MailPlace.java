package org.entente.memo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.mail.MailSite;
import org.entente.site.Site;

/** From where memos are mailed: the address of the pages, the domain, and the address that stands in From. */
@Singleton
class MailPlace {
    private final String pages;
    private final String domain;
    private final String from;

    @Inject
    MailPlace(Site site, MailSite mail, @ConfigProperty(name = "entente.memo.mail.from") String local) {
        this(site.address(), mail.domain(), local);
    }

    MailPlace(String pages, String domain, String local) {
        this.pages = pages;
        this.domain = domain;
        this.from = local + "@" + domain;
    }

    String pages() {
        return pages;
    }

    String domain() {
        return domain;
    }

    String from() {
        return from;
    }
}
