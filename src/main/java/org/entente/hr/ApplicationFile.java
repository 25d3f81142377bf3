package org.entente.hr;

import java.util.List;

/**
 * A file of an application.
 *
 * @param type by its octets, whatever the sender called it
 * @param flags what to know before it is opened: {@code macros}, {@code encrypted}, {@code active}, {@code bomb},
 *     {@code program}
 */
public record ApplicationFile(String id, String name, String type, long size, List<String> flags) {}
