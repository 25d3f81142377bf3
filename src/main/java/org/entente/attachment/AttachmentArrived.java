package org.entente.attachment;

import java.util.List;

/**
 * A file from another site is whole and can be opened. Fired inside the transaction; observe it after success.
 *
 * @param id SHA-256 of its octets
 * @param items the keys of the items that it is on
 */
public record AttachmentArrived(String id, List<String> items) {
    public AttachmentArrived {
        items = List.copyOf(items);
    }
}
