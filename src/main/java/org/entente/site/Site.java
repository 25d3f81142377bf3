package org.entente.site;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/** This site as it is configured. Immutable for the life of the node. */
@Singleton
public class Site {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private final String name;
    private final String title;
    private final ZoneId zone;
    private final Locale language;
    private final List<String> peers;
    private final String address;

    @Inject
    Site(Config config) {
        this.name = named(
                config.getOptionalValue("entente.site.name", String.class)
                        .orElseThrow(() -> new IllegalStateException(
                                "This site has no name. Set entente.site.name (for instance fr) and start again.")),
                "entente.site.name");
        this.title = config.getOptionalValue("entente.site.title", String.class).orElse(name);
        this.zone = ZoneId.of(config.getValue("entente.site.zone", String.class));
        this.language = Locale.forLanguageTag(config.getValue("entente.site.language", String.class));
        this.peers = config.getOptionalValues("entente.site.peers", String.class).orElse(List.of()).stream()
                .map(peer -> named(peer.strip(), "entente.site.peers"))
                .toList();
        this.address = config.getValue("entente.site.address", String.class);
    }

    private static String named(String name, String key) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalStateException(
                    "%s is \"%s\": a site's name is 1 to 32 lower-case letters, digits and hyphens, a letter first."
                            .formatted(key, name));
        }
        return name;
    }

    public String name() {
        return name;
    }

    public String title() {
        return title;
    }

    /** The zone in which the site's own days begin and end; a reader's own zone wins on pages. */
    public ZoneId zone() {
        return zone;
    }

    public Locale language() {
        return language;
    }

    /** The other sites, as configured: whose streams are read here, and who may read ours. */
    public List<String> peers() {
        return peers;
    }

    /** This site first, then its peers. */
    public List<String> all() {
        var all = new ArrayList<String>();
        all.add(name);
        all.addAll(peers);
        return List.copyOf(all);
    }

    /** Base of links that leave the node, without a slash at the end. */
    public String address() {
        return address;
    }
}
