package org.entente.mail;

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
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
        /** To one recipient, or to several where it is not personal. */
        SmtpTransaction transaction(SmtpConnection open, List<Deliveries.Row> lot) {
            var head = lot.get(0).headers().getBytes(StandardCharsets.UTF_8);
            var message = new SmtpTransaction.Message(
                    sender(lot.get(0).token()), head, octets, eightBit || Wire.isEightBit(head));
            return new SmtpTransaction(
                    open, message, lot.stream().map(Deliveries.Row::address).toList());
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
