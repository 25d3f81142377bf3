/** Panels. */
@NullMarked
package org.entente.panel;

import org.jspecify.annotations.NullMarked;
