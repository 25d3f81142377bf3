package org.entente.site;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** A site without a container. */
public final class PlainSite {
    private static final Map<String, String> FR = Map.of(
            "entente.site.name", "fr",
            "entente.site.title", "Entente France",
            "entente.site.zone", "Europe/Paris",
            "entente.site.language", "fr",
            "entente.site.address", "http://localhost");

    private PlainSite() {}

    public static Site fr() {
        return new Site(config());
    }

    /** A site of that name which knows one other. */
    public static Site of(String name, String peer) {
        var values = new HashMap<>(FR);
        values.put("entente.site.name", name);
        values.put("entente.site.peers", peer);
        return new Site(config(values));
    }

    /** What the site is configured by; nothing else is set. */
    public static Config config() {
        return config(Map.of());
    }

    /** With more settings, or other ones. */
    public static Config config(Map<String, String> more) {
        var settings = new HashMap<>(FR);
        settings.putAll(more);
        return (Config) Proxy.newProxyInstance(
                PlainSite.class.getClassLoader(), new Class<?>[] {Config.class}, (config, call, arguments) -> {
                    var value = Optional.ofNullable(settings.get((String) arguments[0]));
                    return switch (call.getName()) {
                        case "getOptionalValue" -> value;
                        case "getOptionalValues" -> value.map(List::of);
                        default -> value.orElseThrow();
                    };
                });
    }
}
