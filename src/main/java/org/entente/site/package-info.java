/**
 * What this installation is: its name, its peers, its database.
 *
 * <p>Enter by {@link org.entente.site.Site} (who we are), {@link org.entente.site.Schema} (tables up to date before
 * anything else starts), {@link org.entente.site.Background} (every thread and every clock of ours) and
 * {@link org.entente.site.Problem} (the one family of exceptions that people may see).
 * Not for anything about persons: that is {@code people}.
 */
@NullMarked
package org.entente.site;

import org.jspecify.annotations.NullMarked;
