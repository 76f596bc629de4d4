package dev.merit.importer.format;

import dev.merit.importer.rows.BadFile;
import dev.merit.importer.rows.Columns;
import dev.merit.importer.rows.CsvRows;
import dev.merit.importer.rows.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// The formats by their names on the command line.
public enum FileFormat {
    CDNOW,
    MEMBERS,
    ACTIVITIES,
    MARKETING;

    private static final Pattern CDNOW_LINE = Pattern.compile("\\d+\\s+\\d{8}\\s+\\d+\\s+\\d+\\.\\d+");
    private static final List<String> OF_MEMBERS = List.of(
            "purchase_amount",
            "externalId",
            "member_id",
            "customer_id",
            "user_id",
            "email",
            "phone",
            "birthDate",
            "registeredAt",
            "referredBy");

    public Format of(Settings settings) {
        return switch (this) {
            case CDNOW -> new CdnowFormat(settings);
            case MEMBERS -> new MembersFormat(settings);
            case ACTIVITIES -> ActivitiesFormat.of(settings);
            case MARKETING -> new MarketingFormat(settings);
        };
    }

    /// Whether each line of the file is an activity in JSON.
    static boolean isLines(Path file) {
        return file.toString().endsWith(".jsonl");
    }

    /// Detects the format of a file by its columns.
    public static FileFormat detect(TextFile file) throws IOException {
        if (isLines(file.path())) {
            return ACTIVITIES;
        }
        try (var rows = new CsvRows(file)) {
            return detect(rows.columns());
        }
    }

    private static FileFormat detect(Columns columns) {
        boolean members = columns.has("purchase_amount");
        boolean marketing = columns.has("revenue");
        if (columns.has("activityId") || (columns.has("type") && columns.has("occurredAt"))) {
            return ACTIVITIES;
        } else if (marketing && !members) {
            return MARKETING;
        } else if (!marketing && OF_MEMBERS.stream().anyMatch(columns::has)) {
            return MEMBERS;
        } else if (columns.names().size() == 1
                && CDNOW_LINE.matcher(columns.names().getFirst()).matches()) {
            return CDNOW;
        }
        throw new BadFile("Its columns do not tell what it holds: say so with --format, which is members, activities,"
                + " marketing or cdnow.");
    }
}
