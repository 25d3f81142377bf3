package org.entente.hr;

/**
 * What HR should know of without asking.
 *
 * @param blocked whether the purge waits until somebody looks at the clock
 * @param lapsing consents that lapse soon
 * @param undecided applications without a decision for too long
 */
public record Attention(boolean blocked, long lapsing, long undecided) {
    static final Attention NONE = new Attention(false, 0, 0);

    public boolean any() {
        return blocked || lapsing + undecided > 0;
    }
}
