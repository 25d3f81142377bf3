package org.entente.exchange;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Who takes which type, and who keeps which bodies. Two claimants for one type stop the start. */
@Singleton
class EnvelopeHandlers {
    private final Map<String, EnvelopeHandler> handlers;
    private final Map<String, EnvelopeBodies> bodies;

    @Inject
    EnvelopeHandlers(@Any Instance<EnvelopeHandler> handlers, @Any Instance<EnvelopeBodies> bodies) {
        this.handlers = claims(handlers, EnvelopeHandler::types);
        this.bodies = claims(bodies, EnvelopeBodies::types);
    }

    private static <T> Map<String, T> claims(Instance<T> all, Function<T, Set<String>> types) {
        var claims = new HashMap<String, T>();
        for (var one : all) {
            for (var type : types.apply(one)) {
                if (claims.putIfAbsent(type, one) != null) {
                    throw new IllegalStateException("Two parts of this node claim the type " + type + ".");
                }
            }
        }
        return claims;
    }

    /** Hands the envelope to its feature, in the caller's transaction. */
    void receive(Envelope envelope) {
        if (envelope.type().equals(Resends.VOID)) {
            return;
        }
        var handler = handlers.get(envelope.type());
        if (handler == null) {
            throw new IllegalArgumentException("Nothing here takes the type " + envelope.type()
                    + ". A newer version of Entente may: upgrade this site, then replay.");
        }
        handler.receive(envelope);
    }

    byte[] body(String type, String key, int part) {
        var keeper = bodies.get(type);
        if (keeper == null) {
            throw new IllegalStateException("Nothing here keeps the bodies of " + type + ".");
        }
        return keeper.body(type, key, part);
    }
}
