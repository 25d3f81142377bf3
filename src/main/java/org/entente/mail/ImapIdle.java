package org.entente.mail;

import java.net.SocketTimeoutException;
import java.time.Duration;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;

/** Waits until the server tells of mail (IDLE, RFC 2177). Angus Mail's own would wait for ever in spite of a time-out. */
final class ImapIdle {
    private ImapIdle() {}

    static void await(IMAPProtocol protocol, ImapSocket socket, Duration atMost) throws ProtocolException {
        long end = System.nanoTime() + atMost.toNanos();
        protocol.idleStart();
        boolean told = false;
        while (!told) {
            socket.timeOut((int) Math.max(1, (end - System.nanoTime()) / 1_000_000));
            var response = protocol.readIdleResponse();
            if (response.isBYE() && response.getException() instanceof SocketTimeoutException) {
                break;
            }
            protocol.processIdleResponse(response);
            told = response.isUnTagged() && response.toString().endsWith("EXISTS");
        }
        socket.timeOut(ImapMailbox.READ_MILLIS);
        protocol.idleAbort();
        while (protocol.processIdleResponse(protocol.readIdleResponse())) {
            // what it still says before it ends IDLE
        }
    }
}
