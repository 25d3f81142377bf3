package org.entente.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            quoteCharacter = '"',
            value = {
                "14,2=14.2",
                "1 234,5=1234.5",
                "1\u00a0234\u00a0567,25=1234567.25",
                "1\u202f234,5=1234.5",
                "1.234.567,5=1234567.5",
                "1'234,50=1234.50",
                "14,2 %=14.2",
                "(14,2)=-14.2",
                "14,2-=-14.2",
                "-14,2=-14.2",
                "−3,0=-3.0",
                "+3,1=3.1",
                "0,5=0.5",
                ",5=0.5",
                "12 €=12",
                "€ 12,5=12.5",
                "1.234=1234"
            })
    void readsACommaBeforeDecimals(String written, BigDecimal number) {
        assertEquals(Optional.of(number), Numbers.COMMA.read(written));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            quoteCharacter = '"',
            value = {
                "14.2=14.2",
                "1,234.5=1234.5",
                "1,234,567=1234567",
                "£1,234.50=1234.50",
                "(1,234.5)=-1234.5",
                "14.20%=14.20",
                "'1234.5=1234.5",
                "1 234.5=1234.5"
            })
    void readsAPointBeforeDecimals(String written, BigDecimal number) {
        assertEquals(Optional.of(number), Numbers.POINT.read(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,23,4", "1.2.3", "12a", "1,2,3", "", "P03", "12 34,5", "1,234,56"})
    void refusesWhatIsNoNumberWithAComma(String written) {
        assertEquals(Optional.empty(), Numbers.COMMA.read(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "n.d.", "N/A", "nd", "#N/A", "–", "n.s."})
    void knowsWhatIsMissing(String written) {
        assertTrue(Numbers.isMissing(written));
    }

    @Test
    void tellsHowNumbersAreWritten() {
        assertEquals(Optional.of(Numbers.COMMA), Numbers.guess(List.of("14,2", "1 234")));
        assertEquals(Optional.of(Numbers.POINT), Numbers.guess(List.of("14.2", "1,234")));
        assertEquals(Optional.of(Numbers.COMMA), Numbers.guess(List.of("1.234", "1.234.567")));
        assertEquals(Optional.of(Numbers.WHOLE), Numbers.guess(List.of("1 234", "12")));
        assertEquals(Optional.empty(), Numbers.WHOLE.read("1,234"));
        assertEquals(Optional.of(new BigDecimal("1234")), Numbers.WHOLE.read("1 234"));
    }

    @Test
    void doesNotGuessWhatMayBeAThousandOrOneAndABit() {
        assertEquals(Optional.empty(), Numbers.guess(List.of("1.234", "2.345")));
        assertEquals(Optional.empty(), Numbers.guess(List.of("1,234", "999")));
        assertEquals(Optional.empty(), Numbers.guess(List.of("14,2", "14.2")));
    }

    @Test
    void takesTheNoiseOffASpreadsheetsNumbers() {
        assertEquals("14.2", Numbers.exact(new BigDecimal("14.199999999999999")));
        assertEquals("123456789012", Numbers.exact(new BigDecimal("123456789012")));
        assertEquals("0", Numbers.exact(new BigDecimal("0.0")));
        assertFalse(Numbers.isMissing("0"));
    }
}
