package org.entente.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;

/** A message on the server that is too large for memory: the next piece is fetched when the last one is read. */
final class ImapPieces extends InputStream {
    private static final int SIZE = 4 * 1024 * 1024;

    private final IMAPFolder folder;
    private final long uid;
    private InputStream piece = InputStream.nullInputStream();
    private long place;
    private boolean ended;

    ImapPieces(IMAPFolder folder, long uid) {
        this.folder = folder;
        this.uid = uid;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = piece.read(into, offset, length);
        if (read < 0 && !ended) {
            piece = fetch();
            int size = piece.available();
            place += size;
            ended = size < SIZE;
            read = piece.read(into, offset, length);
        }
        return read;
    }

    private InputStream fetch() throws IOException {
        var range = "UID FETCH %d (UID BODY.PEEK[]<%d.%d>)".formatted(uid, place, SIZE);
        try {
            return (InputStream) folder.doCommand(protocol -> Stream.of(ImapMailbox.command(protocol, range))
                    .filter(FetchResponse.class::isInstance)
                    .map(response -> ((FetchResponse) response).getItem(BODY.class))
                    .filter(body -> body != null && body.getByteArray() != null)
                    .<InputStream>map(BODY::getByteArrayInputStream)
                    .findFirst()
                    .orElseThrow(() -> new ProtocolException("The message went while it was read.")));
        } catch (MessagingException fault) {
            throw new IOException(fault.getMessage(), fault);
        }
    }
}
