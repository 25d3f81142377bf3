/**
 * What people do with Entente, told over both running sites: one story a feature, all on the one shared
 * {@link org.entente.twosites.TwoSites}. A story leaves the sites as it found them: link up, every part running.
 */
@NullMarked
package org.entente.story;

import org.jspecify.annotations.NullMarked;
