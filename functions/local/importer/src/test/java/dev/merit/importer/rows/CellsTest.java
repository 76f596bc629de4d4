package dev.merit.importer.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {

    private static long units(String text, String currency) {
        return Cells.money("amount", text, Currency.getInstance(currency), false)
                .get("minorUnits")
                .longValue();
    }

    @ParameterizedTest
    @CsvSource({
        "11.77,USD,1177",
        "0.1,USD,10",
        "12,USD,1200",
        "-3.50,EUR,-350",
        "007.00,USD,700",
        "6800,JPY,6800",
        "1.234,KWD,1234",
        "92233720368547758.07,USD,9223372036854775807",
        "120.5000,USD,12050",
        "11.770,USD,1177",
        "1.000,EUR,100",
        "5.0,JPY,5",
        "5.00,JPY,5",
        "0.0000,JPY,0",
        "-0.10,USD,-10"
    })
    void countsInMinorUnits(String text, String currency, long units) {
        assertThat(units(text, currency)).isEqualTo(units);
    }

    @ParameterizedTest
    @CsvSource({"11.771,USD", "1.001,EUR", "1.5,JPY", "1.2345,KWD", "0.001,USD"})
    void refusesAFractionOfAMinorUnit(String text, String currency) {
        assertThatThrownBy(() -> units(text, currency))
                .isInstanceOf(BadRow.class)
                .hasMessageContaining("more decimals");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$1", "1e3", "+1", ".5", "1.", "NaN", "--1", "1 000", "1'000", "٣", "1.2.3"})
    void refusesWhatIsNotADecimalNumber(String text) {
        assertThatThrownBy(() -> units(text, "USD")).isInstanceOf(BadRow.class).hasMessageContaining("decimal number");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,5|has a decimal comma: say --decimal-comma",
                "1.234,50|has a decimal comma: say --decimal-comma",
                "1,234.50|write 1234.50 without it",
                "1,234|write 1234 without it, or say --decimal-comma"
            })
    void saysWhatToDoAboutAComma(String text, String remedy) {
        assertThatThrownBy(() -> units(text, "USD")).isInstanceOf(BadRow.class).hasMessageContaining(remedy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1,5|150", "1.234,50|123450", "1234,5000|123450", "-1.234|-123400", "12|1200"})
    void readsDecimalCommasIfAsked(String text, long units) {
        assertThat(Cells.money("amount", text, Currency.getInstance("EUR"), true)
                        .get("minorUnits")
                        .longValue())
                .isEqualTo(units);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,234.50", "1.23", "1,5,0", "1.2345,0", ",5"})
    void refusesWhatHasNoDecimalComma(String text) {
        assertThatThrownBy(() -> Cells.money("amount", text, Currency.getInstance("EUR"), true))
                .isInstanceOf(BadRow.class)
                .hasMessageContaining("decimal comma");
    }

    @Test
    void readsWholeNumbersAsExportsWriteThem() {
        assertThat(Cells.whole("quantity", "2.0")).isEqualTo(2);
        assertThat(Cells.whole("quantity", "-7.000")).isEqualTo(-7);
        assertThatThrownBy(() -> Cells.whole("quantity", "2.5")).hasMessage("quantity is not a whole number: 2.5");
    }

    @Test
    void refusesWhatNoCountHolds() {
        assertThatThrownBy(() -> units("92233720368547758.08", "USD")).hasMessageContaining("too large");
    }

    @Property
    void readsEveryAmountAsItIsWritten(@ForAll long units) {
        assertThat(units(BigDecimal.valueOf(units, 2).toPlainString(), "USD")).isEqualTo(units);
        assertThat(units(BigDecimal.valueOf(units, 3).toPlainString(), "KWD")).isEqualTo(units);
        assertThat(units(BigDecimal.valueOf(units, 0).toPlainString(), "JPY")).isEqualTo(units);
    }

    /// Whatever a cell says, it is an amount or a bad row, and never anything that ends the import.
    @Property
    void endsInAnAmountOrABadRow(@ForAll @Chars({'0', '1', '9', '.', '-', 'e', ' '}) String text) {
        try {
            long units = units(text, "USD");
            assertThat(new BigDecimal(text)).isEqualByComparingTo(BigDecimal.valueOf(units, 2));
        } catch (BadRow e) {
            assertThat(e.reason()).isNotEmpty();
        }
    }
}
