package org.entente.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.people.CurrentPerson;
import org.entente.people.Profile;
import org.entente.people.Role;
import org.entente.site.Problem;
import org.entente.site.Site;
import org.jspecify.annotations.Nullable;

/** What every template has at hand: the reader, their language and clock, and where they are. */
public final class Frame {
    private final CurrentPerson person;
    private final Site site;
    private final String path;
    private final @Nullable String notice;
    private final List<OwnPlace> places;

    Frame(CurrentPerson person, Site site, String path, @Nullable String notice, List<OwnPlace> places) {
        this.places = places;
        this.person = person;
        this.site = site;
        this.path = path;
        this.notice = notice;
    }

    /** The text of that key in the reader's language; see {@link Texts}. jte escapes it like any string. */
    public String t(String key, @Nullable Object... arguments) {
        return Texts.text(language(), key, arguments);
    }

    /** A person's roles in the reader's language, in one line. */
    public String roles(Profile someone) {
        return someone.roles().stream()
                .sorted()
                .map(role -> t("people.role." + role.key()))
                .collect(Collectors.joining(", "));
    }

    /** What is wrong with a field, in the reader's language and by their clock. */
    public String fault(Problem.Fault fault) {
        return Texts.text(
                language(),
                fault.message(),
                fault.arguments().stream()
                        .map(it -> it instanceof Instant at ? instant(at) : it instanceof LocalDate on ? day(on) : it)
                        .toArray());
    }

    /** What a problem is called, in the reader's language: {@code problem.TYPE.title}. */
    public String problemTitle(Problem problem) {
        var key = "problem." + problem.type() + ".title";
        return t(Texts.has(key) ? key : "problem." + problem.status() / 100 + "xx.title");
    }

    /** What happened and what to do: {@code problem.TYPE}, else the problem's English detail. */
    public String problem(Problem problem) {
        var key = "problem." + problem.type();
        return Texts.has(key) ? t(key, problem.arguments()) : problem.getMessage();
    }

    /** Whether going back and sending something better may help. */
    public boolean isCorrectable(Problem problem) {
        return List.of(400, 409, 412, 413, 422).contains(problem.status());
    }

    public boolean isFrench() {
        return language().getLanguage().equals("fr");
    }

    /** English or French. */
    public Locale language() {
        return person.language();
    }

    public ZoneId zone() {
        return person.zone();
    }

    /** What the site is called. */
    public String site() {
        return site.title();
    }

    /** The path of this page, such as {@code /memos/42}. */
    public String path() {
        return path;
    }

    /** Whether this page is that place or below it; {@code /} only itself. */
    public boolean isAt(String place) {
        return path.equals(place) || !place.equals("/") && path.startsWith(place + "/");
    }

    public boolean signedIn() {
        return person.isSignedIn();
    }

    /** The reader; only where {@link #signedIn}. */
    public Profile person() {
        return person.profile();
    }

    public boolean isDirector() {
        return person.isDirector();
    }

    /** Of the places that only some people have, the reader's. */
    public List<OwnPlace> ownPlaces() {
        return places.stream().filter(place -> place.isFor(person())).toList();
    }

    public boolean isAdmin() {
        return person.hasRole(Role.ADMIN);
    }

    /**
     * What has just been done: a page that redirects adds {@code ?notice=memo.withdrawn} to have the text
     * {@code memo.notice.withdrawn} shown above the next page.
     */
    public Optional<String> notice() {
        return Optional.ofNullable(notice)
                .map(given -> given.replaceFirst("\\.", ".notice."))
                .filter(key -> key.contains(".notice.") && Texts.has(key))
                .map(this::t);
    }

    /** Day and time by the reader's clock: "24 Nov 2026, 09:12". */
    public String instant(Instant instant) {
        return formats().instant(instant);
    }

    /** A day, or that of an instant by the reader's clock. */
    public String day(TemporalAccessor day) {
        return formats().day(day);
    }

    /** The time by the reader's clock, "09:12". */
    public String time(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm").withZone(zone()).format(instant);
    }

    /** To the second, "09:12:41". */
    public String clock(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm:ss").withZone(zone()).format(instant);
    }

    /** "3 minutes ago", "in 2 days"; beyond a week the day. */
    public String relative(Instant instant) {
        return Moments.relative(instant, Instant.now(), language()).orElseGet(() -> day(instant));
    }

    /** What a browser reads in {@code <time datetime>}. */
    public String iso(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The reader's zone by name: "Central European Time". */
    public String zoneName() {
        return zone().getDisplayName(TextStyle.FULL, language());
    }

    /** A length of time in seconds: "0.4 s". */
    public String seconds(long millis) {
        return String.format(region(), "%.1f\u00a0s", millis / 1000.0);
    }

    public String number(long number) {
        return String.format(region(), "%,d", number);
    }

    /** "10.4 MB": decimal units, as file managers show them. */
    public String size(long octets) {
        return formats().size(octets);
    }

    /** The address of a file of ours or of a library's that may be kept for ever; see {@link Assets}. */
    public String asset(String file) {
        return Assets.address(file);
    }

    private Formats formats() {
        return new Formats(language(), zone());
    }

    private Locale region() {
        return formats().region();
    }
}
