package org.entente.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** This site as it is configured. Immutable for the life of the node. */
@ApplicationScoped
public class Site {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private String name = "";
    private String title = "";
    private ZoneId zone = ZoneId.of("UTC");
    private Locale language = Locale.ENGLISH;
    private List<String> peers = List.of();
    private String address = "";

    protected Site() {}

    @Inject
    public Site(
            @ConfigProperty(name = "entente.site.name") Optional<String> name,
            @ConfigProperty(name = "entente.site.title") Optional<String> title,
            @ConfigProperty(name = "entente.site.zone") String zone,
            @ConfigProperty(name = "entente.site.language") String language,
            @ConfigProperty(name = "entente.site.peers") Optional<List<String>> peers,
            @ConfigProperty(name = "entente.site.address") String address) {
        this.name = named(
                name.orElseThrow(() -> new IllegalStateException(
                        "This site has no name. Set entente.site.name (for instance fr) and start again.")),
                "entente.site.name");
        this.title = title.orElse(this.name);
        this.zone = ZoneId.of(zone);
        this.language = Locale.forLanguageTag(language);
        this.peers = peers.orElse(List.of()).stream()
                .map(peer -> named(peer.strip(), "entente.site.peers"))
                .toList();
        this.address = address;
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
