package org.entente.mailinglist;

import org.entente.web.Marked;

/** A post that was found, with the words marked in its subject and around them in its text. */
public record PostFind(PostItem item, Marked subject, Marked excerpt) {}
