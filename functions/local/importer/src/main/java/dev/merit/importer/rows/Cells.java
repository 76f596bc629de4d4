package dev.merit.importer.rows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Converts the text of cells to values. Decimal numbers are never read as binary fractions.
public final class Cells {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");
    private static final Pattern GROUPED = Pattern.compile("-?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]{1,30})?");
    private static final Pattern COMMA = Pattern.compile("-?[0-9.]{1,30},[0-9]{1,30}");
    private static final Pattern DOTTED = Pattern.compile("-?([0-9]+|[0-9]{1,3}(\\.[0-9]{3})+)(,[0-9]+)?");
    private static final Pattern WHOLE = Pattern.compile("(-?[0-9]{1,18})(\\.0{1,30})?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern BLANK_FOR_T = Pattern.compile("(" + DATE + ") (\\d\\d:\\d\\d:\\d\\d.*)");

    private Cells() {}

    /// Converts an amount in major units, such as 11.77, to JSON in minor units. Zeros at its end are ignored. A
    /// fraction of a minor unit is refused, because rounding would change the amount.
    ///
    /// @param decimalComma whether a comma separates the decimals, and dots the thousands
    public static ObjectNode money(String column, String text, Currency currency, boolean decimalComma) {
        var amount = decimal(column, text, decimalComma);
        int digits = currency.getDefaultFractionDigits();
        if (amount.signum() != 0 && amount.stripTrailingZeros().scale() > digits) {
            throw new BadRow(column + " has more decimals than the " + digits + " of " + currency + ": " + text);
        }
        try {
            return money(amount.movePointRight(digits).longValueExact(), currency);
        } catch (ArithmeticException _) {
            throw new BadRow(column + " is too large: " + text);
        }
    }

    private static BigDecimal decimal(String column, String text, boolean decimalComma) {
        if (decimalComma && DOTTED.matcher(text).matches()) {
            return new BigDecimal(text.replace(".", "").replace(',', '.'));
        }
        if (decimalComma) {
            throw new BadRow(column + " is not a number with a decimal comma such as 1.234,56: " + text);
        }
        if (DECIMAL.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        if (GROUPED.matcher(text).matches()) {
            throw new BadRow(column + " has a comma: write " + text.replace(",", "")
                    + " without it, or say --decimal-comma if it stands before the decimals: " + text);
        }
        if (COMMA.matcher(text).matches()) {
            throw new BadRow(column + " has a decimal comma: say --decimal-comma, or write a point: " + text);
        }
        throw new BadRow(column + " is not a decimal number such as 11.77, without currency, blanks and separators of"
                + " thousands: " + text);
    }

    public static ObjectNode money(long minorUnits, Currency currency) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("minorUnits", minorUnits)
                .put("currency", currency.getCurrencyCode());
    }

    /// The currency that the row names; the usual one, if it names none.
    public static Currency currency(Row row, Currency usual) {
        var code = row.text("currency");
        if (code == null) {
            return usual;
        }
        try {
            var currency = Currency.getInstance(code);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException _) {
            // The row is refused below.
        }
        throw new BadRow(row.label("currency") + " is not one of ISO 4217 that has minor units: " + code);
    }

    /// Converts a whole number. `2.0` is one too: many programs write it so if other cells of the column are empty.
    public static long whole(String column, String text) {
        var whole = WHOLE.matcher(text);
        if (!whole.matches()) {
            throw new BadRow(column + " is not a whole number: " + text);
        }
        return Long.parseLong(whole.group(1));
    }

    public static boolean yes(String column, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "t", "y", "1", "1.0" -> true;
            case "false", "no", "f", "n", "0", "0.0" -> false;
            default -> throw new BadRow(column + " is neither true nor false: " + text);
        };
    }

    /// Converts a time. A date without a time means the start of the day in UTC. A blank may separate date and time.
    public static String time(String text) {
        return DATE.matcher(text).matches()
                ? text + "T00:00:00Z"
                : BLANK_FOR_T.matcher(text).replaceFirst("$1T$2");
    }

    /// Copies a cell that is not empty into the field of the same name.
    public static void copy(Row row, String column, ObjectNode to) {
        put(to, column, row.text(column));
    }

    public static void put(ObjectNode to, String field, @Nullable String text) {
        if (text != null) {
            to.put(field, text);
        }
    }
}
