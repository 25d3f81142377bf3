package org.entente.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * Someone of this site. Comes from a file, is never deleted (what they wrote and acknowledged keeps its name), may be
 * disabled and enabled again. Without a password until a one-time link was used.
 */
@Entity
@Table(name = "person")
class Person {
    @Id
    private String id = "";

    private String name = "";
    private String email = "";
    private String department = "";
    private String roles = "";
    private String language = "";
    private String zone = "";
    private boolean chosen;
    private boolean disabled;
    private @Nullable String password;
    private boolean shortcuts = true;
    private String sounds = "none";
    private String notices = "none";

    @Column(name = "quiet_from")
    private @Nullable LocalTime quietFrom;

    @Column(name = "quiet_to")
    private @Nullable LocalTime quietTo;

    private String mail = "none";

    @Column(name = "mail_urgent")
    private boolean mailUrgent;

    @Version
    private int version;

    protected Person() {}

    Person(String id) {
        this.id = id;
    }

    /** Whom a site begins with that was given no people: without an address of their own until a file says more. */
    static Person administrator(Site site) {
        var person = new Person(site.name() + "-admin");
        person.follow(new Entry(
                person.id,
                "Administrator",
                "admin@" + site.name() + ".invalid",
                Department.IT,
                Set.of(Role.ADMIN),
                site.language(),
                site.zone()));
        return person;
    }

    /** Takes what the file says; language and zone only until the person has chosen them. True if anything changed. */
    boolean follow(Entry entry) {
        var before = profile();
        name = entry.name();
        email = entry.email();
        department = entry.department().key();
        roles = entry.roles().stream().sorted().map(Role::key).collect(Collectors.joining(" "));
        if (!chosen) {
            language = entry.language().getLanguage();
            zone = entry.zone().getId();
        }
        return !before.equals(profile());
    }

    void prefer(Locale chosenLanguage, ZoneId chosenZone) {
        language = chosenLanguage.getLanguage();
        zone = chosenZone.getId();
        chosen = true;
    }

    void prefer(Preferences preferences) {
        shortcuts = preferences.shortcuts();
        sounds = preferences.sounds();
        notices = preferences.notices();
        quietFrom = preferences.quietFrom();
        quietTo = preferences.quietTo();
        mail = preferences.mail();
        mailUrgent = preferences.mailUrgent();
    }

    void disable() {
        disabled = true;
    }

    void enable() {
        disabled = false;
    }

    void protectWith(String hash) {
        password = hash;
    }

    @Nullable
    String password() {
        return password;
    }

    Profile profile() {
        return new Profile(
                id,
                name,
                email,
                Department.of(department).orElse(Department.GENERAL),
                roleSet(),
                Locale.forLanguageTag(language),
                zone.isEmpty() ? ZoneId.of("UTC") : ZoneId.of(zone),
                disabled,
                password != null,
                new Preferences(shortcuts, sounds, notices, quietFrom, quietTo, mail, mailUrgent));
    }

    private Set<Role> roleSet() {
        return Stream.of(roles.split(" ")).flatMap(key -> Role.of(key).stream()).collect(Collectors.toSet());
    }
}
