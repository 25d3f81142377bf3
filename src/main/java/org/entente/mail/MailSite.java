package org.entente.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** This site's mail domain, and what is an address of ours. */
@Singleton
public class MailSite {
    private final String domain;

    @Inject
    MailSite(@ConfigProperty(name = "entente.mail.domain") String domain) {
        this.domain = domain.strip().toLowerCase(Locale.ROOT);
    }

    /** What stands behind the {@code @}, in lower case. */
    public String domain() {
        return domain;
    }

    public String address(String local) {
        return local + "@" + domain;
    }

    /** The part before the {@code @} if the address is of this site, else an empty string. */
    public String local(String address) {
        var lower = address.toLowerCase(Locale.ROOT);
        return lower.endsWith("@" + domain) ? lower.substring(0, lower.length() - domain.length() - 1) : "";
    }
}
