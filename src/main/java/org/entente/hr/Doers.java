package org.entente.hr;

import java.util.Map;
import org.entente.web.Frame;

/**
 * Who did something, as pages say it.
 *
 * @param names of people by sign-in, and of sites, as far as they are known
 */
public record Doers(Map<String, String> names) {
    /** A name, what did it by itself in the reader's language, or else the sign-in. */
    public String name(Frame frame, String who) {
        return switch (who) {
            case "mail", "system", "candidate" -> frame.t("hr.who." + who);
            default -> names.getOrDefault(who, who);
        };
    }
}
