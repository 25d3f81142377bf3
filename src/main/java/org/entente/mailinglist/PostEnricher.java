package org.entente.mailinglist;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.mail.MailFile;

/** What makes more of the posts of a kind of list. CDI finds every one; two that claim one kind stop the start. */
public interface PostEnricher {
    /** The kind whose posts it reads, such as {@code panel}. */
    String kind();

    /**
     * What it found in a post.
     *
     * @param notes JSON of its own; it travels with the post and is at most some kilobytes
     * @param files what travels with the post and is no file of the sender's
     */
    record Found(String notes, List<MailFile> files) {}

    /**
     * What it adds to the mail, above what the sender wrote.
     *
     * @param html a fragment of sanitised HTML; {@code pictures} are what it shows by {@code cid:} of their content ids
     */
    record Piece(String text, String html, List<MailFile> pictures) {}

    /**
     * Reads a post at its home, once, before it goes out; outside of a transaction, again after a crash. What it cannot
     * read it says in the notes: an exception makes the post go out without any.
     */
    Found read(Post post) throws IOException;

    /** At every site, home too, when the post is here with its files, before it is delivered; in a transaction. */
    void receive(Post post) throws IOException;

    /** What members of that language get above the sender's words; empty for nothing. In a transaction. */
    Optional<Piece> piece(Post post, Locale language) throws IOException;
}
