package org.entente.exchange;

import java.util.Set;

/**
 * Bodies that a feature keeps itself, so that the outbox need not hold them twice: asked for when the envelope is sent
 * and each time that it is sent again. Called outside a transaction, on the relay's thread.
 */
public interface EnvelopeBodies {
    Set<String> types();

    /** The octets that were announced for this part of this item, at most 512 KiB. */
    byte[] body(String type, String key, int part);
}
