package org.entente.mail;

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What the couriers of a node are sending, made ready for the wire: each mail once, for as long as somebody has it. */
final class Messages {
    private final Deliveries deliveries;
    private final MailSite site;
    private final Map<Long, WeakReference<Ready>> ready = new HashMap<>();

    Messages(Deliveries deliveries, MailSite site) {
        this.deliveries = deliveries;
        this.site = site;
    }

    /** A mail for the wire: {@code octets} with its dots. */
    record Ready(Deliveries.Mail mail, byte[] octets, boolean eightBit, MailSite site) {
        /** As it goes to that recipient, or to that one and others with it. */
        SmtpTransaction.Message to(Deliveries.Row row) {
            var head = row.headers().getBytes(StandardCharsets.UTF_8);
            return new SmtpTransaction.Message(sender(row.token()), head, octets, eightBit || Wire.isEightBit(head));
        }

        private String sender(@org.jspecify.annotations.Nullable String token) {
            return mail.returns() ? Bounces.address(site, token == null ? mail.token() : token) : "";
        }
    }

    synchronized Ready of(long mail) {
        var known = ready.get(mail);
        var here = known == null ? null : known.get();
        if (here == null) {
            var octets = deliveries.octets(mail);
            here = new Ready(deliveries.mail(mail), Wire.stuffed(octets), Wire.isEightBit(octets), site);
            ready.values().removeIf(each -> each.get() == null);
            ready.put(mail, new WeakReference<>(here));
        }
        return here;
    }
}
