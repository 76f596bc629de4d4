package dev.merit.shared.audit;

import java.util.regex.Pattern;

/// The place of an entry in the audit log.
///
/// @param number its number in its shard, from 0 on
public record AuditEntryId(int shard, long number) {

    private static final Pattern FORM = Pattern.compile("([0-7])-(0|[1-9][0-9]{0,11})");

    public static AuditEntryId parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("must be a shard and a number, as in 3-17");
        }
        return new AuditEntryId(Integer.parseInt(form.group(1)), Long.parseLong(form.group(2)));
    }

    @Override
    public String toString() {
        return shard + "-" + number;
    }
}
