package org.entente.web;

import org.entente.people.Profile;

/** An entry of the navigation that only some people have; CDI finds every one. */
public interface OwnPlace {
    /** Where it leads, such as {@code /applications}. */
    String address();

    /** The key of its text. */
    String text();

    /** Asked for every page of every person: it must be quick. */
    boolean isFor(Profile person);
}
