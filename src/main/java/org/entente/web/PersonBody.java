package org.entente.web;

import java.util.List;
import org.entente.people.Profile;
import org.entente.people.Role;

/** A person in JSON. */
public record PersonBody(
        String id,
        String name,
        String email,
        String department,
        List<String> roles,
        String language,
        String zone,
        boolean disabled) {

    static PersonBody of(Profile person) {
        return new PersonBody(
                person.id(),
                person.name(),
                person.email(),
                person.department().key(),
                person.roles().stream().sorted().map(Role::key).toList(),
                person.language().getLanguage(),
                person.zone().getId(),
                person.disabled());
    }
}
