package org.entente.exchange;

/** "Send me numbers {@code from} to {@code to} of your stream again": asked of {@code site}. */
public record ResendRequest(String site, String topic, String incarnation, long from, long to) {
    static final String TYPE = "org.entente.exchange.resend";
    /** The most that one request asks for. */
    static final int MOST = 1_000;

    public ResendRequest {
        if (site == null || topic == null || incarnation == null || from < 1 || to < from || to - from >= MOST) {
            throw new IllegalArgumentException(
                    "a request needs site, topic, incarnation and from <= to, at most " + MOST + " numbers");
        }
    }
}
