package org.entente.mailinglist;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who makes more of which kind of list. Two claimants for one kind stop the start. */
@Singleton
class Enrichers {
    private final Map<String, PostEnricher> enrichers = new HashMap<>();

    @Inject
    Enrichers(@Any Instance<PostEnricher> all) {
        for (var one : all) {
            if (enrichers.putIfAbsent(one.kind(), one) != null) {
                throw new IllegalStateException("Two parts of this node claim lists of the kind " + one.kind() + ".");
            }
        }
    }

    Optional<PostEnricher> of(MailingList list) {
        return Optional.ofNullable(enrichers.get(list.settings().kind()));
    }
}
