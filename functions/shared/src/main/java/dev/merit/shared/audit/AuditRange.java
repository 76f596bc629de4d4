package dev.merit.shared.audit;

/// Consecutive records of one source.
///
/// @param source a shard, or [#POSTINGS]
/// @param from the number of the first record
/// @param end the number behind the last one
record AuditRange(int source, long from, long end) {

    static final int POSTINGS = AuditLog.SHARDS;

    int length() {
        return Math.toIntExact(end - from);
    }
}
