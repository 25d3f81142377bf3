package org.entente.twosites;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Waits until every site hears every other: a part can be ready while what is written at one site cannot reach the
 * other yet.
 */
final class Hearing {
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private final List<String> sites;
    private final Function<String, Set<String>> heard;
    private final BooleanSupplier linkUp;

    /** {@code heard} gives the peers that a site has heard in the last seconds. */
    Hearing(List<String> sites, Function<String, Set<String>> heard, BooleanSupplier linkUp) {
        this.sites = sites;
        this.heard = heard;
        this.linkUp = linkUp;
    }

    /** Returns too when the link is cut: then there is nothing to wait for. */
    void await(Duration patience) {
        var until = Instant.now().plus(patience);
        for (var deaf = deaf(); !deaf.isEmpty() && linkUp.getAsBoolean(); deaf = deaf()) {
            if (Instant.now().isAfter(until)) {
                throw new StartFailed("The link did not come up within %d s: %s."
                        .formatted(patience.toSeconds(), String.join(", ", deaf)));
            }
            PartProcess.pause();
        }
    }

    private List<String> deaf() {
        return sites.stream().flatMap(site -> unheard(site).stream()).toList();
    }

    private List<String> unheard(String site) {
        var known = heard.apply(site);
        return sites.stream()
                .filter(peer -> !peer.equals(site) && !known.contains(peer))
                .map(peer -> "%s has not heard %s (see the log of %s-mirror)".formatted(site, peer, site))
                .toList();
    }
}
