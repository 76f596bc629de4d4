package dev.merit.shared.audit;

/// The name of a record in the tree: an entry of the log, as in `3-17`, or a posting of the ledger, as in `posting-4`.
///
/// @param source a shard, or the source of postings
public record AuditRecordId(int source, long number) {

    private static final String POSTING = "posting-";
    private static final String DIGITS = "0|[1-9][0-9]{0,11}";

    public static AuditRecordId parse(String text) {
        if (text.startsWith(POSTING) && text.substring(POSTING.length()).matches(DIGITS)) {
            return new AuditRecordId(AuditRange.POSTINGS, Long.parseLong(text.substring(POSTING.length())));
        }
        var entry = AuditEntryId.parse(text);
        return new AuditRecordId(entry.shard(), entry.number());
    }

    @Override
    public String toString() {
        return source == AuditRange.POSTINGS ? POSTING + number : source + "-" + number;
    }
}
