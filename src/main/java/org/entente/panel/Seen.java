package org.entente.panel;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * Which figures a file has had, in sixteen octets each: one that comes twice is passed over if it is the same, and is a
 * fault if it is not.
 */
final class Seen {
    enum Before {
        NEVER,
        SAME,
        OTHER
    }

    private final Map<String, Integer> markets = new HashMap<>();
    private final Map<String, Integer> products = new HashMap<>();
    private final Map<String, Integer> facts = new HashMap<>();
    private final Map<Period, Integer> periods = new HashMap<>();
    private long[] keys = new long[1 << 12];
    private int[] values = new int[1 << 12];
    private int size;

    int size() {
        return size;
    }

    Before add(Figure figure) {
        if (size * 2 > keys.length) {
            grow();
        }
        // 15 bits for markets, 24 for products, 9 for facts, 15 for periods; the highest keeps it from being 0
        long key = (1L << 63)
                | (long) number(markets, figure.market(), 15) << 48
                | (long) number(products, figure.product(), 24) << 24
                | (long) number(facts, figure.fact(), 9) << 15
                | number(periods, figure.period(), 15);
        int value = hash(figure.value());
        int place = place(keys, key);
        if (keys[place] == key) {
            return values[place] == value ? Before.SAME : Before.OTHER;
        }
        keys[place] = key;
        values[place] = value;
        size++;
        return Before.NEVER;
    }

    private static <T> int number(Map<T, Integer> numbers, T label, int bits) {
        var number = numbers.computeIfAbsent(label, unknown -> numbers.size());
        if (number >= 1 << bits) {
            throw new Unreadable("panel.gap.large");
        }
        return number;
    }

    private static int hash(BigDecimal value) {
        return value.stripTrailingZeros().hashCode();
    }

    private static int place(long[] keys, long key) {
        int place = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & (keys.length - 1);
        while (keys[place] != 0 && keys[place] != key) {
            place = (place + 1) & (keys.length - 1);
        }
        return place;
    }

    private void grow() {
        var oldKeys = keys;
        var oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new int[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int place = place(keys, oldKeys[i]);
                keys[place] = oldKeys[i];
                values[place] = oldValues[i];
            }
        }
    }
}
