package org.entente.panel;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One figure for programs.
 *
 * @param fact one of the common names such as {@code value_share}, else the file's heading
 * @param period such as {@code 1991-P12}, {@code 2026-W07}, {@code 2026-03}, {@code 2026-Q1}, {@code MAT-2026-P03}
 * @param value shares and distributions are percent numbers
 * @param release the id of the release that it is from
 * @param restated whether that release changed what was known before
 */
public record FigureItem(
        String market,
        String product,
        String fact,
        String period,
        BigDecimal value,
        @Nullable String unit,
        String release,
        boolean restated) {}
