package org.entente.mail;

import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/** An event whose one observer is here. */
final class Told {
    private Told() {}

    @SuppressWarnings("unchecked")
    static Event<MailBounced> by(Consumer<MailBounced> observer) {
        return (Event<MailBounced>) Proxy.newProxyInstance(
                Told.class.getClassLoader(), new Class<?>[] {Event.class}, (proxy, call, what) -> {
                    observer.accept((MailBounced) what[0]);
                    return null;
                });
    }
}
