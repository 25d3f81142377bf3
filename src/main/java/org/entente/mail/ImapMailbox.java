package org.entente.mail;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;

/**
 * One folder of one account on the server (IMAP4rev1, RFC 3501), by commands of our own over Angus Mail: its messages
 * would rewrite odd headers, and what is stored here is what came, octet for octet.
 */
final class ImapMailbox implements AutoCloseable {
    static final int READ_MILLIS = 30_000;

    /** A message in the folder; {@code size} as the server announces it, -1 where it does not. */
    record Waiting(long uid, long size) {}

    private final IMAPStore store;
    private final IMAPFolder folder;
    private final ImapSocket socket;
    private int listed;

    private ImapMailbox(IMAPStore store, IMAPFolder folder, ImapSocket socket) {
        this.store = store;
        this.folder = folder;
        this.socket = socket;
    }

    /** @throws jakarta.mail.AuthenticationFailedException where the server refuses user or password */
    static ImapMailbox open(MailServer server, MailServer.Account account, ImapSocket socket)
            throws MessagingException {
        var properties = server.properties();
        properties.put(MailServer.PREFIX + "socketFactory", socket);
        var store = (IMAPStore) Session.getInstance(properties).getStore("imap");
        try {
            store.connect(account.user(), account.password());
            var folder = (IMAPFolder) store.getFolder(account.folder());
            folder.open(Folder.READ_WRITE);
            var mailbox = new ImapMailbox(store, folder, socket);
            mailbox.ensure(server.doneFolder());
            return mailbox;
        } catch (MessagingException | RuntimeException fault) {
            socket.close();
            throw fault;
        }
    }

    private void ensure(String name) throws MessagingException {
        folder.doCommand(protocol -> {
            if (protocol.list("", name) == null) {
                protocol.create(name);
            }
            return null;
        });
    }

    long uidValidity() throws MessagingException {
        return folder.getUIDValidity();
    }

    /** All that is there, the oldest first. */
    List<Waiting> waiting() throws MessagingException {
        var waiting = new ArrayList<Waiting>();
        folder.doCommand(protocol -> command(protocol, "NOOP")); // tells of what has come since
        if (folder.getMessageCount() > 0) {
            folder.doCommand(protocol -> {
                for (var response : command(protocol, "UID FETCH 1:* (UID RFC822.SIZE)")) {
                    if (response instanceof FetchResponse fetched && fetched.getItem(UID.class) != null) {
                        var size = fetched.getItem(RFC822SIZE.class);
                        waiting.add(new Waiting(fetched.getItem(UID.class).uid, size == null ? -1 : size.size));
                    }
                }
                return null;
            });
        }
        listed = waiting.size();
        waiting.sort(java.util.Comparator.comparingLong(Waiting::uid));
        return waiting;
    }

    /** Whether the server told of mail since the last look. */
    boolean hasMore() throws MessagingException {
        return folder.getMessageCount() > listed;
    }

    /** Fetches them whole in one round trip; one that is gone meanwhile is not handed out. */
    void fetch(List<Waiting> mails, BiConsumer<Waiting, InputStream> taker) throws MessagingException {
        folder.doCommand(protocol -> {
            var responses = command(protocol, "UID FETCH " + set(mails) + " (UID BODY.PEEK[])");
            for (var response : responses) {
                if (response instanceof FetchResponse fetched
                        && fetched.getItem(UID.class) != null
                        && fetched.getItem(BODY.class) != null) {
                    var uid = fetched.getItem(UID.class).uid;
                    var body = fetched.getItem(BODY.class).getByteArrayInputStream();
                    mails.stream()
                            .filter(mail -> mail.uid() == uid)
                            .findFirst()
                            .ifPresent(mail -> taker.accept(mail, body == null ? InputStream.nullInputStream() : body));
                }
            }
            return null;
        });
    }

    /** One too large for memory, fetched piece by piece as it is read. */
    InputStream stream(Waiting mail) {
        return new ImapPieces(folder, mail.uid());
    }

    /** Flags them as seen and moves them away (RFC 6851), or else copies and removes just these (RFC 4315). */
    void settle(List<Waiting> mails, String doneFolder) throws MessagingException {
        folder.doCommand(protocol -> {
            var set = set(mails);
            command(protocol, "UID STORE " + set + " +FLAGS.SILENT (\\Seen)");
            var target = new Argument();
            target.writeString(org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder.encode(doneFolder));
            if (protocol.hasCapability("MOVE")) {
                return command(protocol, "UID MOVE " + set, target);
            }
            command(protocol, "UID COPY " + set, target);
            var done = command(protocol, "UID STORE " + set + " +FLAGS.SILENT (\\Deleted)");
            return protocol.hasCapability("UIDPLUS") ? command(protocol, "UID EXPUNGE " + set) : done;
        });
    }

    /** Erases them from the folder: just these (RFC 4315), or with all that somebody has marked as deleted there. */
    void erase(List<Waiting> mails) throws MessagingException {
        folder.doCommand(protocol -> {
            var set = set(mails);
            command(protocol, "UID STORE " + set + " +FLAGS.SILENT (\\Deleted)");
            return command(protocol, protocol.hasCapability("UIDPLUS") ? "UID EXPUNGE " + set : "EXPUNGE");
        });
    }

    /** Waits until the server tells of new mail (IDLE, RFC 2177), no longer than that. */
    void await(Duration atMost) throws MessagingException {
        folder.doCommand(protocol -> {
            if (!protocol.hasCapability("IDLE")) {
                socket.sleep(Duration.ofSeconds(10).compareTo(atMost) < 0 ? Duration.ofSeconds(10) : atMost);
                return null;
            }
            ImapIdle.await(protocol, socket, atMost);
            return null;
        });
    }

    static Response[] command(IMAPProtocol protocol, String command) throws ProtocolException {
        return command(protocol, command, null);
    }

    private static Response[] command(
            IMAPProtocol protocol, String command, @org.jspecify.annotations.Nullable Argument argument)
            throws ProtocolException {
        var responses = protocol.command(command, argument);
        protocol.notifyResponseHandlers(responses);
        protocol.handleResult(responses[responses.length - 1]);
        return responses;
    }

    /** Whether the server refused one command; the connection is still good. */
    static boolean isRefusal(MessagingException fault) {
        return fault.getNextException() instanceof CommandFailedException;
    }

    private static String set(List<Waiting> mails) {
        return mails.stream().map(mail -> Long.toString(mail.uid())).collect(Collectors.joining(","));
    }

    @Override
    public void close() {
        try {
            folder.close(false);
            store.close();
        } catch (MessagingException gone) {
            // the server let go first
        } finally {
            socket.close();
        }
    }
}
