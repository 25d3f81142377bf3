package org.entente.hr;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.entente.attachment.Attachment;
import org.entente.attachment.PostedForm;
import org.entente.people.Profile;
import org.entente.site.Problem.Fault;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a notice is written, as it was typed.
 *
 * @param notice that is changed; null for a new one
 * @param request the id that a new one will have, so that sending it twice publishes once
 * @param stale whether somebody else has changed it meanwhile
 */
public record NoticeForm(
        @Nullable NoticeDetail notice,
        String request,
        int version,
        boolean stale,
        Map<String, List<String>> fields,
        List<Attachment> files,
        List<String> sites,
        List<Profile> people,
        List<Fault> faults) {
    private static final List<String> WRITTEN = List.of(
            "kind",
            "title.en",
            "body.en",
            "title.fr",
            "body.fr",
            "sites",
            "closesAt",
            "reference",
            "place",
            "contract",
            "manager");

    static NoticeForm fresh(String request, List<String> sites, List<Profile> people) {
        return new NoticeForm(
                null,
                request,
                0,
                false,
                Map.of("kind", List.of("opening"), "sites", sites),
                List.of(),
                sites,
                people,
                List.of());
    }

    static NoticeForm of(NoticeDetail notice, ZoneId zone, List<String> sites, List<Profile> people) {
        var fields = new HashMap<String, List<String>>();
        notice.texts().forEach((language, text) -> {
            fields.put("title." + language, List.of(text.title()));
            fields.put("body." + language, List.of(text.body()));
        });
        fields.put("kind", List.of(notice.kind()));
        fields.put("sites", notice.sites());
        fields.put("place", List.of(notice.place()));
        put(fields, "reference", notice.reference());
        put(fields, "contract", notice.contract());
        put(fields, "manager", notice.manager());
        var closes = notice.closesAt();
        put(
                fields,
                "closesAt",
                closes == null
                        ? null
                        : LocalDateTime.ofInstant(closes, zone)
                                .truncatedTo(ChronoUnit.MINUTES)
                                .toString());
        return new NoticeForm(notice, "", notice.version(), false, fields, notice.files(), sites, people, List.of());
    }

    private static void put(Map<String, List<String>> fields, String name, @Nullable String value) {
        fields.put(name, value == null ? List.of() : List.of(value));
    }

    /** What was typed instead; {@code attached} are the files that it has now. */
    NoticeForm typed(PostedForm posted, List<Attachment> attached) {
        var typed = new HashMap<String, List<String>>();
        WRITTEN.forEach(name -> typed.put(name, posted.fields(name)));
        var same = posted.field("request").orElse("");
        var from = posted.field("version").orElse("");
        return new NoticeForm(
                notice,
                same.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? same : request,
                from.matches("\\d{1,9}") ? Integer.parseInt(from) : 0,
                false,
                typed,
                attached,
                sites,
                people,
                posted.refused());
    }

    NoticeForm with(List<Fault> wrong) {
        return new NoticeForm(notice, request, version, stale, fields, files, sites, people, wrong);
    }

    /** What was typed, to be laid over what is there now. */
    NoticeForm over(int newest) {
        return new NoticeForm(notice, request, newest, true, fields, files, sites, people, List.of());
    }

    /** What is wrong with the form before anybody looks at what it says. */
    List<Fault> unread(ZoneId zone) {
        var wrong = new ArrayList<Fault>(faults);
        if (!value("closesAt").isBlank() && closesAt(zone) == null) {
            wrong.add(new Fault("closesAt", "hr.notice.fault.time"));
        }
        return wrong;
    }

    NoticeDraft draft(ZoneId zone) {
        return new NoticeDraft(
                value("kind"),
                value("reference"),
                Map.of(
                        "en", new NoticeText(value("title.en"), value("body.en")),
                        "fr", new NoticeText(value("title.fr"), value("body.fr"))),
                all("sites"),
                value("place"),
                value("contract"),
                closesAt(zone),
                value("manager"),
                files.stream().map(Attachment::id).toList());
    }

    /** The moment that was typed; the one that was there before where its minute is the same. */
    private @Nullable Instant closesAt(ZoneId zone) {
        try {
            var typed = value("closesAt").strip().replace(' ', 'T');
            var at = typed.isEmpty()
                    ? null
                    : LocalDateTime.parse(typed).atZone(zone).toInstant();
            var before = notice == null ? null : notice.closesAt();
            return before != null && at != null && at.equals(before.truncatedTo(ChronoUnit.MINUTES)) ? before : at;
        } catch (DateTimeParseException wrong) {
            return null;
        }
    }

    public String value(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    public boolean has(String name, String value) {
        return all(name).contains(value);
    }

    private List<String> all(String name) {
        return Objects.requireNonNullElse(fields.get(name), List.of());
    }

    /** What is wrong with that field, or with one within it. */
    public Optional<Fault> fault(String field) {
        return faults.stream().filter(each -> each.field().equals(field)).findFirst();
    }
}
