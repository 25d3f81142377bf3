package org.entente.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;

/** The site's IMAP server and the accounts that are read there, as configured. */
@Singleton
class MailServer {
    static final String PREFIX = "mail.imap.";

    /** A mailbox of one purpose. */
    record Account(String name, String user, String password, String folder) {}

    private final String host;
    private final int port;
    private final String security;
    private final String doneFolder;
    private final List<Account> accounts;

    @Inject
    MailServer(Config config) {
        this(
                config.getValue("entente.mail.host", String.class),
                config.getValue("entente.mail.imap.port", Integer.class),
                config.getValue("entente.mail.imap.security", String.class),
                config.getValue("entente.mail.done-folder", String.class),
                config.getOptionalValues("entente.mail.accounts", String.class).orElse(List.of()).stream()
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .map(name -> account(config, name))
                        .toList());
    }

    MailServer(String host, int port, String security, String doneFolder, List<Account> accounts) {
        if (!List.of("none", "starttls", "tls").contains(security)) {
            throw new IllegalStateException(
                    "entente.mail.imap.security is \"" + security + "\": it is one of none, starttls and tls.");
        }
        this.host = host;
        this.port = port;
        this.security = security;
        this.doneFolder = doneFolder;
        this.accounts = accounts;
    }

    private static Account account(Config config, String name) {
        var key = "entente.mail.account." + name;
        return new Account(
                name,
                required(config, key + ".user"),
                required(config, key + ".password"),
                config.getOptionalValue(key + ".folder", String.class).orElse("INBOX"));
    }

    private static String required(Config config, String key) {
        return config.getOptionalValue(key, String.class)
                .orElseThrow(() -> new IllegalStateException(
                        "entente.mail.accounts names an account without " + key + ". Set it and start again."));
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    List<Account> accounts() {
        return accounts;
    }

    /** Where mail is moved on the server once it is stored here. */
    String doneFolder() {
        return doneFolder;
    }

    /** For Angus Mail; its own time-outs are none at all. */
    Properties properties() {
        var settings = Map.of(
                "host", host,
                "port", String.valueOf(port),
                "connectiontimeout", "10000",
                "timeout", String.valueOf(ImapMailbox.READ_MILLIS),
                "writetimeout", "30000",
                "ssl.enable", String.valueOf(security.equals("tls")),
                "ssl.checkserveridentity", "true",
                "starttls.enable", String.valueOf(security.equals("starttls")),
                "starttls.required", String.valueOf(security.equals("starttls")));
        var properties = new Properties();
        settings.forEach((name, value) -> properties.setProperty(PREFIX + name, value));
        return properties;
    }
}
