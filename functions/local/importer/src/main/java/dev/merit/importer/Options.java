package dev.merit.importer;

import dev.merit.importer.format.FileFormat;
import dev.merit.importer.format.Format;
import dev.merit.importer.format.Settings;
import dev.merit.importer.format.UnknownColumns;
import dev.merit.importer.rows.TextFile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The options of the command line. Picocli sets the fields.
final class Options {

    @Parameters(
            paramLabel = "FILE",
            description = "CSV or TSV in UTF-8 or UTF-16; for activities also JSON Lines" + " (.jsonl).")
    Path file = Path.of("");

    @Option(
            names = "--format",
            description = "What the file holds: cdnow, members, activities or marketing. By default its columns tell.")
    @Nullable
    FileFormat format;

    @Option(
            names = "--charset",
            description = "The encoding of the text, such as windows-1252, where it is neither UTF-8 nor UTF-16.")
    @Nullable
    Charset charset;

    @Option(names = "--url", defaultValue = "http://localhost:8080", description = "Where Merit is: ${DEFAULT-VALUE}.")
    URI url = URI.create("");

    @Option(
            names = "--token",
            defaultValue = "${env:MERIT_TOKEN}",
            description = "A token of the role operator. By default MERIT_TOKEN, else one from <url>/dev/token.")
    @Nullable
    String token;

    @Option(
            names = "--currency",
            defaultValue = "USD",
            description = "Of amounts without one in the file: ${DEFAULT-VALUE}.")
    Currency currency = Currency.getInstance("USD");

    @Option(names = "--batch", defaultValue = "500", description = "Rows in a request, 500 at most: ${DEFAULT-VALUE}.")
    int batch;

    @Option(names = "--parallel", defaultValue = "4", description = "Requests at once: ${DEFAULT-VALUE}.")
    int parallel;

    @Option(names = "--source", description = "In front of the ids of rows that have none; the file's name by default.")
    @Nullable
    String source;

    @Option(
            names = "--at",
            defaultValue = "1970-01-01T00:00:00Z",
            description =
                    "When opening purchases and revenues without a date of their own occurred: ${DEFAULT-VALUE}, which"
                            + " lies before everything else and is the same on the day the file is imported again.")
    Instant at = Instant.EPOCH;

    @Option(
            names = "--ignore-unknown",
            description = "Ignore columns that are not known, which else become attributes of members and activities.")
    boolean ignoreUnknown;

    @Option(names = "--refuse-unknown", description = "Import nothing of a file with columns that are not known.")
    boolean refuseUnknown;

    @Option(names = "--decimal-comma", description = "Decimals stand behind a comma, as in 1.234,56.")
    boolean decimalComma;

    @Option(
            names = "--merge-lines",
            description = "Make one activity of rows that follow each other and have one activityId, with an item for"
                    + " each row. Its amount is the sum, unless a column lineAmount has those of the items.")
    boolean mergeLines;

    @Option(names = "--rejected", description = "Where rejected rows go; <file's name>.rejected.csv by default.")
    @Nullable
    Path rejectedFile;

    @Option(names = "--dry-run", description = "Read the file and check it as Merit does, send nothing.")
    boolean dryRun;

    @Option(names = "--help", usageHelp = true, description = "Say this.")
    boolean unusedHelp;

    /// The error in the options; null if there is none.
    @Nullable
    String fault() throws IOException {
        if (batch < 1 || batch > 500) {
            return "--batch must be 1 to 500";
        }
        if (parallel < 1 || parallel > 64) {
            return "--parallel must be 1 to 64";
        }
        if (currency.getDefaultFractionDigits() < 0) {
            return "--currency must be one with minor units";
        }
        if (!Files.isRegularFile(file)) {
            return "There is no file " + file;
        }
        if (Files.exists(rejectedFile()) && Files.isSameFile(file, rejectedFile())) {
            return "--rejected must not be the file itself";
        }
        return ignoreUnknown && refuseUnknown ? "--ignore-unknown and --refuse-unknown exclude each other" : null;
    }

    /// The named format, or else the one that the columns of the file indicate.
    Format format() throws IOException {
        var text = TextFile.of(file, charset);
        var named = format == null ? FileFormat.detect(text) : format;
        if (mergeLines && named != FileFormat.ACTIVITIES) {
            throw new Failure("--merge-lines is for activities.");
        }
        return named.of(new Settings(
                text, currency, source == null ? baseName() : source, at, unknown(), decimalComma, mergeLines));
    }

    private UnknownColumns unknown() {
        if (refuseUnknown) {
            return UnknownColumns.REFUSE;
        }
        return ignoreUnknown ? UnknownColumns.IGNORE : UnknownColumns.KEEP;
    }

    @Nullable
    String token() {
        return token == null || token.isBlank() ? null : token;
    }

    Path rejectedFile() {
        return rejectedFile == null ? Path.of(baseName() + ".rejected.csv") : rejectedFile;
    }

    private String baseName() {
        return String.valueOf(file.getFileName()).replaceFirst("\\.[A-Za-z]+$", "");
    }
}
