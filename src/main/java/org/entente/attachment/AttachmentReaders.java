package org.entente.attachment;

/**
 * A feature's answer to who may read its items, and so the files on them. CDI finds every one; a feature answers false
 * for an item that is not its own or that it does not know.
 */
public interface AttachmentReaders {
    /** Whether this person may read the item now. */
    boolean mayRead(String item, String signIn);
}
