package org.entente.mailinglist;

/** What a post's texts are cut to: a message may hold anything, and PostgreSQL no NUL. */
final class PostText {
    private static final int TEXT = 200_000;
    private static final int SUBJECT = 500;

    private PostText() {}

    static String text(String text) {
        return cut(text.replace("\0", ""), TEXT);
    }

    static String subject(String subject) {
        return cut(line(subject), SUBJECT);
    }

    static String line(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
