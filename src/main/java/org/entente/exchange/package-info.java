/** The road between sites: outbox, relay, inbox, streams, heartbeats. */
@NullMarked
package org.entente.exchange;

import org.jspecify.annotations.NullMarked;
