package org.entente.mailinglist;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.people.Profile;
import org.jspecify.annotations.Nullable;

/**
 * A list as somebody sees it: {@link ListSettings} with where it lives and what it is to the reader.
 *
 * @param address where one writes to it
 * @param version of its settings: PUT names it in {@code If-Match}
 * @param members how many receive it at this site
 * @param mode how the reader receives it: {@code each}, {@code digest}, {@code none}; null for no member
 * @param owner whether the reader may change it (at its home site) and see its members and deliveries
 */
public record ListDetail(
        String name,
        String homeSite,
        String address,
        int version,
        Map<String, String> titles,
        Map<String, String> descriptions,
        String kind,
        List<String> sites,
        List<String> owners,
        Standing standing,
        String posting,
        String others,
        List<String> senders,
        boolean moderated,
        String subscription,
        String archive,
        long sizeLimit,
        boolean fromMunged,
        boolean personal,
        Instant changedAt,
        @Nullable Instant closedAt,
        long members,
        @Nullable String mode,
        boolean owner) {

    static ListDetail of(MailingList list, Profile reader, long members, @Nullable String mode) {
        var settings = list.settings();
        boolean owner = list.isOwner(reader);
        return new ListDetail(
                list.name(),
                list.homeSite(),
                list.address(),
                list.version(),
                settings.titles(),
                settings.descriptions(),
                settings.kind(),
                settings.sites(),
                settings.owners(),
                settings.standing(),
                settings.posting(),
                settings.others(),
                owner ? settings.senders() : List.of(),
                settings.moderated(),
                settings.subscription(),
                settings.archive(),
                settings.sizeLimit(),
                settings.fromMunged(),
                settings.personal(),
                list.changedAt(),
                list.closedAt(),
                members,
                mode,
                owner);
    }

    /** Its title in the reader's language, or else in the one that it has. */
    public String title(Locale reader) {
        return text(titles, reader, name);
    }

    public String description(Locale reader) {
        return text(descriptions, reader, "");
    }

    private static String text(Map<String, String> texts, Locale reader, String otherwise) {
        var own = texts.get(reader.getLanguage());
        return own != null ? own : texts.values().stream().findFirst().orElse(otherwise);
    }

    public boolean panel() {
        return kind.equals("panel");
    }

    public boolean closed() {
        return closedAt != null;
    }

    /** Whether the reader receives it in some way. */
    public boolean receives() {
        return mode != null && !mode.equals("none");
    }
}
