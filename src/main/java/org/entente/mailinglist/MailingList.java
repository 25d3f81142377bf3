package org.entente.mailinglist;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.entente.people.Profile;
import org.entente.people.Role;
import org.jspecify.annotations.Nullable;

/** A list's life: opened, changed, closed. At its home site the verbs change it; elsewhere {@link #follow} does. */
@Entity
@Table(name = "mailing_list")
class MailingList {
    @Id
    private String name = "";

    @Version
    @Column(name = "lock_version")
    private long lock;

    @Column(name = "home_site")
    private String homeSite = "";

    private String address = "";
    private int version;
    private ListSettings settings = new ListSettings(
            "", null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    @Column(name = "changed_at")
    private Instant changedAt = Instant.EPOCH;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    protected MailingList() {}

    static MailingList open(ListSettings settings, String homeSite, String address, Instant now) {
        var list = new MailingList();
        list.name = settings.name();
        list.homeSite = homeSite;
        list.address = address;
        list.change(settings, now);
        return list;
    }

    void change(ListSettings changed, Instant now) {
        settings = changed;
        version++;
        changedAt = now;
    }

    void close(Instant now) {
        closedAt = now;
        version++;
        changedAt = now;
    }

    /** At another site: what its home site says of it. */
    static MailingList follow(ListChanged told) {
        var list = new MailingList();
        list.name = told.name();
        list.homeSite = told.homeSite();
        list.lay(told);
        return list;
    }

    void lay(ListChanged told) {
        address = told.address();
        version = told.version();
        settings = told.settings();
        changedAt = told.changedAt();
        closedAt = told.closedAt();
    }

    ListChanged told() {
        return new ListChanged(name, homeSite, address, version, settings, changedAt, closedAt);
    }

    boolean isOwner(Profile person) {
        return settings.owners().contains(person.id()) || person.hasRole(Role.ADMIN);
    }

    String name() {
        return name;
    }

    String homeSite() {
        return homeSite;
    }

    /** Where one writes to it. */
    String address() {
        return address;
    }

    /** NAME-join@..., NAME-leave@... */
    String address(String purpose) {
        int at = address.indexOf('@');
        return address.substring(0, at) + "-" + purpose + address.substring(at);
    }

    /** What {@code List-Id} names (RFC 2919): the address with a dot for its sign. */
    String listId() {
        return address.replace('@', '.');
    }

    int version() {
        return version;
    }

    ListSettings settings() {
        return settings;
    }

    Instant changedAt() {
        return changedAt;
    }

    @Nullable
    Instant closedAt() {
        return closedAt;
    }

    boolean isClosed() {
        return closedAt != null;
    }
}
