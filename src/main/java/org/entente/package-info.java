/** The map. */
@org.jspecify.annotations.NullMarked
package org.entente;
