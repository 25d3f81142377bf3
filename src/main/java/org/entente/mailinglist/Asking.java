package org.entente.mailinglist;

import java.time.Instant;

/** Somebody who asks. */
public record Asking(String address, String name, String language, Instant askedAt) {
    public String shown() {
        return name.isBlank() ? address : name;
    }
}
