package dev.merit.importer.rows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what cells say. Numbers never pass through a binary fraction.
public final class Cells {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private Cells() {}

    /// An amount in the units that people write, such as 11.77, as JSON in minor units. One with more decimals than
    /// its currency has is refused: to round it would be wrong, and it may be a thousands separator.
    public static ObjectNode money(String column, String text, Currency currency) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new BadRow(column + " is not a decimal number such as 11.77: " + text);
        }
        var amount = new BigDecimal(text);
        int digits = currency.getDefaultFractionDigits();
        if (amount.scale() > digits) {
            throw new BadRow(column + " has more decimals than the " + digits + " of " + currency + ": " + text);
        }
        try {
            return money(amount.movePointRight(digits).longValueExact(), currency);
        } catch (ArithmeticException _) {
            throw new BadRow(column + " is too large: " + text);
        }
    }

    public static ObjectNode money(long minorUnits, Currency currency) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("minorUnits", minorUnits)
                .put("currency", currency.getCurrencyCode());
    }

    /// The currency that the row names, or else the usual one.
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
            // Said below.
        }
        throw new BadRow("currency is not one of ISO 4217 that has minor units: " + code);
    }

    public static long whole(String column, String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new BadRow(column + " is not a whole number: " + text);
        }
        return Long.parseLong(text);
    }

    public static boolean yes(String column, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> throw new BadRow(column + " is neither true nor false: " + text);
        };
    }

    /// A date without a time is its beginning in UTC.
    public static String time(String text) {
        return DATE.matcher(text).matches() ? text + "T00:00:00Z" : text;
    }

    /// Copies a cell that says something into the field of the same name.
    public static void copy(Row row, String column, ObjectNode to) {
        put(to, column, row.text(column));
    }

    public static void put(ObjectNode to, String field, @Nullable String text) {
        if (text != null) {
            to.put(field, text);
        }
    }

    public static void attributes(Row row, ObjectNode to) {
        var attributes = JsonNodeFactory.instance.objectNode();
        row.columns().attributes().forEach(key -> put(attributes, key, row.text(Columns.ofAttribute(key))));
        if (!attributes.isEmpty()) {
            to.set("attributes", attributes);
        }
    }
}
