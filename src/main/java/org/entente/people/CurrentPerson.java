package org.entente.people;

import jakarta.enterprise.context.RequestScoped;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Who this request is from, on pages and on {@code /api} alike. Inside a request that needs a sign-in there always is
 * one; {@link #language} and {@link #zone} answer on public pages too. Not for threads outside a request.
 */
@RequestScoped
public class CurrentPerson {
    private @Nullable Profile profile;
    private Locale guestLanguage = Locale.ENGLISH;
    private ZoneId guestZone = ZoneOffset.UTC;

    /** For {@code web}: nobody yet, and how to speak to them. */
    public void guest(Locale language, ZoneId zone) {
        guestLanguage = language;
        guestZone = zone;
    }

    /** For {@code web}: the credentials were good, or the preferences have just changed. */
    public void signedIn(Profile person) {
        profile = person;
    }

    public boolean isSignedIn() {
        return profile != null;
    }

    /** The person. A {@link Problem} 401 on a public page where nobody has signed in. */
    public Profile profile() {
        return Optional.ofNullable(profile)
                .orElseThrow(() -> new Problem(401, "sign-in-required", "Sign in to see this."));
    }

    public String id() {
        return profile().id();
    }

    public String name() {
        return profile().name();
    }

    public Department department() {
        return profile().department();
    }

    public Locale language() {
        return profile == null ? guestLanguage : profile.language();
    }

    public ZoneId zone() {
        return profile == null ? guestZone : profile.zone();
    }

    public boolean hasRole(Role role) {
        return profile != null && profile.hasRole(role);
    }

    public boolean isDirector() {
        return hasRole(Role.DIRECTOR);
    }

    /** A {@link Problem} 403 unless that is the person, or the person has the role. */
    public void requireSelfOr(Role role, String signIn) {
        if (!signIn.equals(id())) {
            require(role);
        }
    }

    /** A {@link Problem} 403 unless the person has it. */
    public void require(Role role) {
        profile();
        if (!hasRole(role)) {
            throw Problem.forbidden("This needs the role %s. Ask an administrator of your site.".formatted(role.key()));
        }
    }
}
