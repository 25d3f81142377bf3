package org.entente.mailinglist;

import java.util.Locale;
import java.util.regex.Pattern;
import org.entente.site.Problem;

/** Mail addresses as lists keep them: {@code local@domain} (RFC 5321 section 4.1.2, no quoted local parts), in lower case. */
final class Address {
    private static final Pattern GOOD = Pattern.compile(
            "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*@[\\p{L}\\p{N}]([\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?");
    private static final int LONGEST = 254;

    private Address() {}

    static boolean isGood(String address) {
        return address.length() <= LONGEST && GOOD.matcher(address).matches() && !address.contains("..");
    }

    /** The address as it is kept; a {@link Problem} if it is none. */
    static String of(String typed) {
        var address = typed.strip().toLowerCase(Locale.ROOT);
        if (!isGood(address)) {
            throw Problem.invalid("address", "mailinglist.fault.address", typed);
        }
        return address;
    }
}
