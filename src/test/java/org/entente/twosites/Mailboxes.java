package org.entente.twosites;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which mailboxes the demo's mail server has, and which of them an address belongs to: those of its people, some for
 * a purpose at each site, and {@code outside} for the rest of the world.
 *
 * <p>{@code name+tag@} is the mailbox of {@code name}. The addresses of lists stand in {@code payara/aliases}, as with
 * any mail server; the file is read again for each recipient, so that a line added while the demo runs holds at once.
 * What is not there may be a list that was made on the pages.
 */
final class Mailboxes {
    static final String OUTSIDE = "outside";
    private static final List<String> PURPOSES = List.of("lists", "jobs", "bounces");
    /** What a list server hears besides the list's own address; a token may follow a plus. */
    private static final Pattern OF_LIST = Pattern.compile("(.+)-(?:join|leave|owner|request|confirm|bounces)");

    private final List<String> sites;
    private final Map<String, String> owners = new LinkedHashMap<>();
    private final Path aliases;
    private final Predicate<String> lists;

    /** Without lists beyond those of the file. */
    Mailboxes(Path project, List<String> sites) {
        this(project, sites, address -> false);
    }

    /** {@code project} is the directory that holds {@code payara/}; {@code lists} knows the addresses of lists. */
    Mailboxes(Path project, List<String> sites, Predicate<String> lists) {
        this.lists = lists;
        this.sites = List.copyOf(sites);
        this.aliases = project.resolve("payara/aliases");
        for (var site : sites) {
            PURPOSES.forEach(purpose -> owners.put(purpose + "@" + domain(site), ""));
            for (var person : new DemoPeople(project).of(site)) {
                owners.put(person.signIn() + "@" + domain(site), person.name());
            }
        }
        owners.put(OUTSIDE, "");
    }

    static String domain(String site) {
        return site + ".example";
    }

    /** The logins of all mailboxes, each with its owner's name; one for a purpose has none. */
    Map<String, String> all() {
        return Collections.unmodifiableMap(owners);
    }

    boolean isOurs(String domain) {
        return sites.stream().anyMatch(site -> domain(site).equalsIgnoreCase(domain));
    }

    /** The login of the mailbox that takes mail for an address; empty where nobody of ours has it. */
    Optional<String> of(String recipient) {
        var at = recipient.lastIndexOf('@');
        var domain = recipient.substring(at + 1).toLowerCase(Locale.ROOT);
        if (!isOurs(domain)) {
            return Optional.of(OUTSIDE);
        }
        var local = recipient.substring(0, at).toLowerCase(Locale.ROOT).replaceFirst("(?<=.)\\+.*", "");
        var known = local + "@" + domain;
        if (owners.containsKey(known)) {
            return Optional.of(known);
        }
        var list = OF_LIST.matcher(local);
        var addresses = list.matches() ? List.of(known, list.group(1) + "@" + domain) : List.of(known);
        return addresses.stream()
                .flatMap(address -> alias(address).stream())
                .findFirst()
                .or(() -> addresses.stream().anyMatch(lists) ? Optional.of("lists@" + domain) : Optional.empty());
    }

    private Optional<String> alias(String address) {
        if (!Files.exists(aliases)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(aliases)) {
            return lines.map(line -> line.strip().split("\\s+"))
                    .filter(words -> words.length == 2 && !words[0].startsWith("#"))
                    .filter(words -> matches(words[0], address))
                    .map(words -> words[1])
                    .filter(owners::containsKey)
                    .findFirst();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean matches(String pattern, String address) {
        return address.matches(Pattern.quote(pattern.toLowerCase(Locale.ROOT)).replace("*", "\\E.*\\Q"));
    }
}
