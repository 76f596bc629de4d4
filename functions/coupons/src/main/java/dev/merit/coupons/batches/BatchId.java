package dev.merit.coupons.batches;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.merit.shared.id.RandomSource;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The id of a batch: 24 random bits, unique among all batches. It is a part of each code of the batch, which has
/// no room for more bits.
@Schema(type = SchemaType.STRING, pattern = "^[0-9a-f]{6}$", examples = "0f3a92")
@RegisterForReflection
public record BatchId(@JsonValue String value) {

    static final int BITS = 24;

    private static final int DIGITS = BITS / 4;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + DIGITS + "}");

    public BatchId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("is not a batch id");
        }
    }

    static BatchId random() {
        return of(RandomSource.below(1 << BITS));
    }

    static BatchId of(long number) {
        return new BatchId(HexFormat.of().toHexDigits(number, DIGITS));
    }

    long number() {
        return HexFormat.fromHexDigitsToLong(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
