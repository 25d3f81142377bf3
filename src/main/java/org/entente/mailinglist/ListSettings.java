package org.entente.mailinglist;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What an owner decides about a list: the body of POST and PUT, and a part of GET. Whatever is left out has its default.
 *
 * @param name the part of its address before the {@code @}; one over all sites, and it stays
 * @param titles by language, {@code en} and {@code fr}; one of them at least
 * @param kind {@code discussion}, or {@code panel} whose posts carry market data
 * @param sites where it is delivered and its archive stands; its home site always is one
 * @param owners sign-ins, at whichever site
 * @param standing who belongs to it by what they are
 * @param posting whose posts go out: {@code members}, {@code senders} (those named), {@code anyone}; owners' always do
 * @param others what becomes of everybody else's: {@code hold}, {@code reject} or {@code discard}
 * @param senders addresses whose posts always go out; {@code @domain} stands for all of a domain
 * @param moderated whether an owner sees every post first, except owners' own
 * @param subscription {@code open} to whoever confirms their address, {@code owner} decides, or {@code closed}
 * @param archive who may read it: {@code members}, or {@code everyone} at its sites
 * @param sizeLimit the largest message, in octets
 * @param fromMunged whether the list stands in From in place of the sender, for domains whose DMARC policy refuses lists
 * @param personal one message for each member, who can then leave with one click; else many share one
 */
public record ListSettings(
        @Nullable String name,
        @Nullable Map<String, String> titles,
        @Nullable Map<String, String> descriptions,
        @Nullable String kind,
        @Nullable List<String> sites,
        @Nullable List<String> owners,
        @Nullable Standing standing,
        @Nullable String posting,
        @Nullable String others,
        @Nullable List<String> senders,
        @Nullable Boolean moderated,
        @Nullable String subscription,
        @Nullable String archive,
        @Nullable Long sizeLimit,
        @Nullable Boolean fromMunged,
        @Nullable Boolean personal) {
    static final long LARGEST = 26_214_400;
    private static final long USUAL = 20_971_520;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,62}");
    /** What is appended to a list's name for its own mailbox, and what stands behind /lists/. */
    private static final Pattern TAKEN =
            Pattern.compile(".*-(join|leave|owner|request|confirm|bounces)|new|files|confirm|leave");

    private static final List<String> LANGUAGES = List.of("en", "fr");

    public ListSettings {
        name = name == null ? "" : name;
        titles = texts(titles);
        descriptions = texts(descriptions);
        kind = kind == null ? "discussion" : kind;
        sites = sites == null ? List.of() : List.copyOf(new TreeSet<>(sites));
        owners = owners == null ? List.of() : List.copyOf(new TreeSet<>(owners));
        standing = standing == null ? Standing.NOBODY : standing;
        posting = posting == null ? "members" : posting;
        others = others == null ? "hold" : others;
        senders = senders == null ? List.of() : List.copyOf(lower(senders));
        moderated = moderated != null && moderated;
        subscription = subscription == null ? "open" : subscription;
        archive = archive == null ? "members" : archive;
        sizeLimit = sizeLimit == null ? USUAL : sizeLimit;
        fromMunged = fromMunged != null && fromMunged;
        personal = personal == null || personal;
    }

    private static Map<String, String> texts(@Nullable Map<String, String> given) {
        var texts = new TreeMap<String, String>();
        if (given != null) {
            given.forEach((language, text) -> {
                var line = text == null ? "" : PostText.line(text);
                if (!line.isEmpty()) {
                    texts.put(language, line);
                }
            });
        }
        return texts;
    }

    private static TreeSet<String> lower(List<String> many) {
        var lower = new TreeSet<String>();
        many.forEach(one -> lower.add(one.strip().toLowerCase(Locale.ROOT)));
        return lower;
    }

    /** Refuses what is wrong in itself, all of it at once; {@code sites} are those that there are. */
    void check(List<String> allSites) {
        var faults = new ArrayList<Problem.Fault>();
        if (!NAME.matcher(name).matches() || TAKEN.matcher(name).matches()) {
            faults.add(new Problem.Fault("name", "mailinglist.fault.name"));
        }
        if (titles.isEmpty() || !LANGUAGES.containsAll(titles.keySet())) {
            faults.add(new Problem.Fault("titles", "mailinglist.fault.titles"));
        }
        titles.forEach((language, title) -> {
            if (title.length() > 100) {
                faults.add(new Problem.Fault("titles." + language, "mailinglist.fault.title-long", 100));
            }
        });
        if (!LANGUAGES.containsAll(descriptions.keySet())) {
            faults.add(new Problem.Fault("descriptions", "mailinglist.fault.descriptions"));
        }
        one(faults, "kind", kind, "discussion", "panel");
        one(faults, "posting", posting, "members", "senders", "anyone");
        one(faults, "others", others, "hold", "reject", "discard");
        one(faults, "subscription", subscription, "open", "owner", "closed");
        one(faults, "archive", archive, "members", "everyone");
        if (!allSites.containsAll(sites)) {
            faults.add(new Problem.Fault("sites", "mailinglist.fault.sites", String.join(", ", allSites)));
        }
        if (!standing.isKnown()) {
            faults.add(new Problem.Fault("standing", "mailinglist.fault.standing"));
        }
        if (sizeLimit < 10_000 || sizeLimit > LARGEST) {
            faults.add(new Problem.Fault("sizeLimit", "mailinglist.fault.size", LARGEST));
        }
        for (int i = 0; i < senders.size(); i++) {
            if (!senders.get(i).startsWith("@") && !Address.isGood(senders.get(i))) {
                faults.add(new Problem.Fault("senders[" + i + "]", "mailinglist.fault.address", senders.get(i)));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    private static void one(List<Problem.Fault> faults, String field, String value, String... of) {
        if (!List.of(of).contains(value)) {
            faults.add(new Problem.Fault(field, "mailinglist.fault.one-of", String.join(", ", of)));
        }
    }

    /** The same with what only the home site can say. */
    ListSettings at(String name, List<String> sites, List<String> owners) {
        return new ListSettings(
                name,
                titles,
                descriptions,
                kind,
                sites,
                owners,
                standing,
                posting,
                others,
                senders,
                moderated,
                subscription,
                archive,
                sizeLimit,
                fromMunged,
                personal);
    }

    ListSettings always(String sender) {
        var more = new ArrayList<>(senders);
        more.add(sender);
        return new ListSettings(
                name,
                titles,
                descriptions,
                kind,
                sites,
                owners,
                standing,
                posting,
                others,
                more,
                moderated,
                subscription,
                archive,
                sizeLimit,
                fromMunged,
                personal);
    }

    String title(Locale language) {
        var own = titles.get(language.getLanguage());
        return own != null ? own : titles.values().stream().findFirst().orElse(name);
    }

    /** Whether this sender is one of those that are always let through. */
    boolean names(String address) {
        return senders.contains(address) || senders.contains(address.substring(Math.max(0, address.indexOf('@'))));
    }
}
