package org.entente.memo;

import java.util.List;
import org.entente.web.Marked;

/**
 * A memo that was found, in the language in which the words are.
 *
 * @param mine whether who searches wrote it
 * @param excerpt of its text, around the words; empty of a withdrawn memo
 * @param files the names of attachments in which the words are
 */
public record Find(MemoItem item, boolean mine, String language, Marked title, Marked excerpt, List<Marked> files) {
    Find with(long count) {
        return new Find(item.with(count), mine, language, title, excerpt, files);
    }
}
