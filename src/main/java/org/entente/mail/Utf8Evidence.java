package org.entente.mail;

/** How much in some octets has the form of UTF-8, and how much cannot have it. */
final class Utf8Evidence {
    private int good;
    private int bad;

    Utf8Evidence(byte[] octets) {
        for (int i = 0; i < octets.length; i++) {
            int lead = octets[i] & 0xff;
            if (lead >= 0x80) {
                int more = lead >= 0xC2 && lead <= 0xDF
                        ? 1
                        : lead >= 0xE0 && lead <= 0xEF ? 2 : lead >= 0xF0 && lead <= 0xF4 ? 3 : 0;
                if (more > 0 && follow(octets, i, more)) {
                    good++;
                    i += more;
                } else {
                    bad++;
                }
            }
        }
    }

    private static boolean follow(byte[] octets, int lead, int more) {
        for (int i = lead + 1; i <= lead + more; i++) {
            if (i >= octets.length || (octets[i] & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Nothing beyond ASCII. */
    boolean isPlain() {
        return good + bad == 0;
    }

    /** In other charsets such a run of pairs is next to impossible; one octet cut off or broken does not unmake it. */
    boolean isSure() {
        return good > 0 && bad * 4 < good || good > 0 && bad == 0;
    }

    boolean isLikely() {
        return good >= bad;
    }
}
