package org.entente.panel;

import java.io.Serializable;
import java.util.List;

/**
 * A file, or a row of it, that is not what it should be; said to the list's owner in their language.
 *
 * <p>{@link #getMessage()} is the key of the text.
 */
class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final java.util.ArrayList<Serializable> arguments;

    Unreadable(String key, Serializable... arguments) {
        super(key);
        this.arguments = new java.util.ArrayList<>(List.of(arguments));
    }

    Gap gap() {
        return new Gap(getMessage(), arguments.stream().map(String::valueOf).toList());
    }
}
