/** The frame of every page and of REST. */
@NullMarked
package org.entente.web;

import org.jspecify.annotations.NullMarked;
