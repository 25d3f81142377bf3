package org.entente.memo;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whom an author may choose from: the sites, this one first, and everybody present at them. */
public record Addresses(List<String> sites, List<Addressee> people) {
    public Addresses {
        sites = List.copyOf(sites);
        people = List.copyOf(people);
    }

    public boolean isHere(String site) {
        return sites.indexOf(site) == 0;
    }

    Optional<Addressee> find(String id) {
        return people.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** All who would read a memo for this audience. */
    List<Addressee> readers(Audience audience) {
        var named = audience.named(sites);
        return people.stream()
                .filter(one -> named.holds(one.site(), one.id(), one.department()))
                .toList();
    }

    /**
     * The sign-ins that were meant: each value is one or several, separated by spaces, commas or semicolons, or a name
     * that one person alone has, accents and capitals aside. What nobody has stays as it was typed.
     */
    List<String> meant(List<String> typed) {
        var ids = new LinkedHashSet<String>();
        typed.stream()
                .flatMap(value -> Stream.of(value.split("[,;\\r\\n]+")))
                .map(String::strip)
                .forEach(value -> named(value)
                        .ifPresentOrElse(
                                ids::add,
                                () -> Stream.of(value.split("\\s+"))
                                        .filter(word -> !word.isEmpty())
                                        .forEach(ids::add)));
        return new ArrayList<>(ids);
    }

    private Optional<String> named(String name) {
        var wanted = plain(name);
        var found = people.stream()
                .filter(one -> plain(one.name()).equals(wanted))
                .limit(2)
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0).id()) : Optional.empty();
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replace('’', '\'')
                .toLowerCase(Locale.ROOT);
    }
}
