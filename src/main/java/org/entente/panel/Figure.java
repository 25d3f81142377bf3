package org.entente.panel;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One number.
 *
 * @param fact a common name such as {@code value_share}, else the heading
 * @param value as exactly as the file has it; shares and distributions are percent numbers
 * @param aboveMarket the market that this one is a part of, where the file tells; {@code aboveProduct} likewise
 */
record Figure(
        String market,
        String product,
        String fact,
        Period period,
        BigDecimal value,
        @Nullable String unit,
        @Nullable String aboveMarket,
        @Nullable String aboveProduct) {}
