package org.entente.exchange;

import org.jspecify.annotations.Nullable;

/** The site's broker could not be reached or refused; the same work is tried again later. */
class BrokerFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokerFault(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
