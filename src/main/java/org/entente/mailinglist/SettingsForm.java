package org.entente.mailinglist;

import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.site.Problem.Fault;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a list as they stand on the page.
 *
 * @param list null for a new one
 * @param here whether this is its home, where alone it is changed
 * @param sites those that there are
 * @param stale whether somebody else has changed it meanwhile
 */
public record SettingsForm(
        @Nullable ListDetail list,
        boolean here,
        List<String> sites,
        Map<String, List<String>> fields,
        int version,
        boolean stale,
        List<Fault> faults) {
    /** A size is typed in MB. */
    private static final int MEGA = 6;

    static SettingsForm of(ListDetail list, boolean here, List<String> sites) {
        var fields = new HashMap<String, List<String>>();
        for (var language : List.of("en", "fr")) {
            fields.put("titles." + language, List.of(list.titles().getOrDefault(language, "")));
            fields.put("descriptions." + language, List.of(list.descriptions().getOrDefault(language, "")));
        }
        fields.put("kind", List.of(list.kind()));
        fields.put("sites", list.sites());
        fields.put("owners", List.of(String.join("\n", list.owners())));
        fields.put("departments", list.standing().departments());
        fields.put("roles", list.standing().roles());
        fields.put("posting", List.of(list.posting()));
        fields.put("others", List.of(list.others()));
        fields.put("senders", List.of(String.join("\n", list.senders())));
        fields.put("moderated", flag(list.moderated()));
        fields.put("subscription", List.of(list.subscription()));
        fields.put("archive", List.of(list.archive()));
        fields.put(
                "sizeLimit",
                List.of(BigDecimal.valueOf(list.sizeLimit(), MEGA)
                        .stripTrailingZeros()
                        .toPlainString()));
        fields.put("fromMunged", flag(list.fromMunged()));
        fields.put("personal", flag(list.personal()));
        return new SettingsForm(list, here, sites, fields, list.version(), false, List.of());
    }

    static SettingsForm fresh(List<String> sites, String owner) {
        return new SettingsForm(
                null,
                true,
                sites,
                Map.of(
                        "sites", sites,
                        "owners", List.of(owner),
                        "personal", List.of("on"),
                        "sizeLimit", List.of("20")),
                0,
                false,
                List.of());
    }

    SettingsForm typed(MultivaluedMap<String, String> form) {
        var version = form.getFirst("version");
        return new SettingsForm(
                list,
                here,
                sites,
                Map.copyOf(form),
                version != null && version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0,
                false,
                List.of());
    }

    SettingsForm with(List<Fault> wrong) {
        return new SettingsForm(list, here, sites, fields, version, stale, wrong);
    }

    /** What was typed, to be laid over what is there now. */
    SettingsForm over(int newest) {
        return new SettingsForm(list, here, sites, fields, newest, true, faults);
    }

    ListSettings settings() {
        return new ListSettings(
                list == null ? value("name").strip() : list.name(),
                texts("titles."),
                texts("descriptions."),
                blank("kind"),
                all("sites"),
                lines("owners"),
                new Standing(all("departments"), all("roles")),
                blank("posting"),
                blank("others"),
                lines("senders"),
                has("moderated", "on"),
                blank("subscription"),
                blank("archive"),
                octets(),
                has("fromMunged", "on"),
                has("personal", "on"));
    }

    /** 0, which is too small, for what is no number. */
    private long octets() {
        var typed = value("sizeLimit").strip().replace(',', '.');
        return typed.matches("\\d{1,6}(\\.\\d{1,6})?")
                ? new BigDecimal(typed).movePointRight(MEGA).longValue()
                : 0;
    }

    private Map<String, String> texts(String prefix) {
        return Map.of("en", value(prefix + "en"), "fr", value(prefix + "fr"));
    }

    private @Nullable String blank(String name) {
        return value(name).isBlank() ? null : value(name);
    }

    private List<String> lines(String name) {
        return Stream.of(value(name).split("[\\s,;]+"))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static List<String> flag(boolean on) {
        return on ? List.of("on") : List.of();
    }

    public String value(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    public boolean has(String name, String value) {
        return all(name).contains(value);
    }

    private List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** What is wrong with that field, or with one within it. */
    public Optional<Fault> fault(String field) {
        return faults.stream()
                .filter(each -> each.field().equals(field) || each.field().startsWith(field + "["))
                .findFirst();
    }
}
