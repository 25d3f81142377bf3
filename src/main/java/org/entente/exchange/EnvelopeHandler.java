package org.entente.exchange;

import java.util.Set;

/**
 * A feature's end of the road: CDI finds every one, and two that claim one type stop the start.
 *
 * <p>{@link #receive} runs inside the transaction that also notes the envelope as taken, so its effect happens once. It
 * must not have effects outside the database. An exception that will pass (a lost connection, a lock) is tried again,
 * any other parks the envelope and what follows it for the same item.
 */
public interface EnvelopeHandler {
    /** The types it takes, such as {@code org.entente.memo.published}. */
    Set<String> types();

    void receive(Envelope envelope);
}
