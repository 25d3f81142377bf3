package org.entente.people;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/** One good line of a file of people. */
record Entry(
        String id, String name, String email, Department department, Set<Role> roles, Locale language, ZoneId zone) {}
