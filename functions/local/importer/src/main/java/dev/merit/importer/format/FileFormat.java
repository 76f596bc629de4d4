package dev.merit.importer.format;

/// The formats by the names they have on the command line.
public enum FileFormat {
    CDNOW,
    MEMBERS,
    ACTIVITIES,
    MARKETING;

    public Format of(Settings settings) {
        return switch (this) {
            case CDNOW -> new CdnowFormat(settings);
            case MEMBERS -> new MembersFormat(settings);
            case ACTIVITIES -> ActivitiesFormat.of(settings);
            case MARKETING -> new MarketingFormat(settings);
        };
    }
}
