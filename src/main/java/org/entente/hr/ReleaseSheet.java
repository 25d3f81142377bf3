package org.entente.hr;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.exchange.Directory;
import org.entente.site.Problem.Fault;

/**
 * The page on which an application is released.
 *
 * @param people at other sites
 * @param typed what was typed, or what a form begins with
 * @param doers the names of who did what, and of the sites
 */
public record ReleaseSheet(
        ApplicationDetail application,
        List<Release> releases,
        List<Directory.Entry> people,
        ReleaseWish typed,
        List<Fault> faults,
        Doers doers) {
    static Stream<String> named(List<Release> releases) {
        return releases.stream().flatMap(each -> Stream.of(each.releasedBy(), each.site()));
    }

    public Optional<Fault> fault(String field) {
        return faults.stream().filter(it -> it.field().equals(field)).findFirst();
    }
}
