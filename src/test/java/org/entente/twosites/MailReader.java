package org.entente.twosites;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** Looks into the demo's mailboxes by IMAP, as their owners' programs do, and leaves no mark there. */
final class MailReader {
    static final String INBOX = "INBOX";
    /** Of a folder so many are listed. */
    static final int LISTED = 200;

    private static final String[] LINES = {"Received", "Delivered-To", "From", "Subject"};

    private final int port;
    private final String password;
    private final Session session;

    /** A folder of a mailbox, with the newest of its messages first. */
    record Listed(String name, int count, List<Line> lines) {}

    /** What a list says of one message. */
    record Line(long uid, MailView view) {}

    MailReader(int port, String password) {
        this.port = port;
        this.password = password;
        var properties = new Properties();
        properties.setProperty("mail.imap.partialfetch", "false");
        properties.setProperty("mail.imap.peek", "true");
        properties.setProperty("mail.imap.connectiontimeout", "2000");
        properties.setProperty("mail.imap.timeout", "10000");
        properties.setProperty("mail.imap.writetimeout", "10000");
        this.session = Session.getInstance(properties);
    }

    /** How many messages lie in all folders of a mailbox. */
    int count(String login) throws MessagingException {
        try (var store = open(login)) {
            var count = 0;
            for (var folder : store.getDefaultFolder().list("*")) {
                count += holdsMessages(folder) ? folder.getMessageCount() : 0;
            }
            return count;
        }
    }

    /** Every folder of a mailbox, the inbox first. */
    List<Listed> folders(String login) throws MessagingException {
        try (var store = open(login)) {
            var all = new ArrayList<Listed>();
            for (var folder : store.getDefaultFolder().list("*")) {
                if (holdsMessages(folder)) {
                    all.add(all.isEmpty() || !folder.getName().equals(INBOX) ? all.size() : 0, listed(folder));
                }
            }
            return all;
        }
    }

    /** One message as it came; empty where it is not there any more. */
    Optional<byte[]> message(String login, String name, long uid) throws MessagingException, IOException {
        try (var store = open(login)) {
            var folder = (IMAPFolder) store.getFolder(name);
            if (!folder.exists()) {
                return Optional.empty();
            }
            folder.open(Folder.READ_ONLY);
            var message = folder.getMessageByUID(uid);
            if (message == null) {
                return Optional.empty();
            }
            ((IMAPMessage) message).setPeek(true);
            var out = new ByteArrayOutputStream();
            message.writeTo(out);
            return Optional.of(out.toByteArray());
        }
    }

    private static boolean holdsMessages(Folder folder) throws MessagingException {
        return (folder.getType() & Folder.HOLDS_MESSAGES) != 0;
    }

    private static Listed listed(Folder folder) throws MessagingException {
        folder.open(Folder.READ_ONLY);
        var count = folder.getMessageCount();
        var messages = count == 0 ? new Message[0] : folder.getMessages(Math.max(1, count - LISTED + 1), count);
        var wanted = new FetchProfile();
        for (var line : LINES) {
            wanted.add(line);
        }
        wanted.add(jakarta.mail.UIDFolder.FetchProfileItem.UID);
        folder.fetch(messages, wanted);
        var lines = new ArrayList<Line>();
        for (var message : messages) {
            lines.add(new Line(((IMAPFolder) folder).getUID(message), MailView.ofHeaders(message)));
        }
        Collections.reverse(lines);
        return new Listed(folder.getFullName(), count, lines);
    }

    private Store open(String login) throws MessagingException {
        var store = session.getStore("imap");
        store.connect("127.0.0.1", port, login, password);
        return store;
    }
}
