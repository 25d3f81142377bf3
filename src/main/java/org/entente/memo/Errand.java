package org.entente.memo;

import java.time.Instant;

/**
 * One thing to mail about a memo, whoever gets it.
 *
 * @param version of the text, or of what is to be acknowledged
 * @param kind {@code memo}, {@code withdrawn}, {@code reminded}, {@code due} (soon) or {@code overdue}
 * @param occasion which reminder, as an instant; empty where there is one alone
 */
record Errand(String memo, int version, String kind, String occasion) {
    static final String MEMO = "memo";
    static final String WITHDRAWN = "withdrawn";

    boolean isMemo() {
        return kind.equals(MEMO);
    }

    boolean isWithdrawal() {
        return kind.equals(WITHDRAWN);
    }

    /** What the mail room calls it. */
    String item() {
        return Memo.item(memo) + "/" + version + "/" + kind + (occasion.isEmpty() ? "" : "/" + occasion);
    }

    /** The same for every attempt, every reader and every node; a deputy has it once for each who is away. */
    String messageId(String domain, String deputyOf) {
        return "memo." + memo + "." + version
                + (isMemo() ? "" : "." + kind)
                + (occasion.isEmpty() ? "" : "." + Instant.parse(occasion).toEpochMilli())
                + (deputyOf.isEmpty() ? "" : ".for." + deputyOf)
                + "@" + domain;
    }
}
