package dev.merit.shared.audit;

import dev.merit.shared.keys.Keys;
import dev.merit.shared.merkle.Hash;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The root of a night, over all records up to then. It is written once and never changes.
///
/// @param day in which the night's work began, in UTC
/// @param from the position of the root before it
/// @param to its own position
/// @param prior the root before it; null for the first one
public record AuditRoot(
        LocalDate day,
        AuditPosition from,
        AuditPosition to,
        Hash root,
        @Nullable Hash prior,
        Instant sealedAt) {

    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String ROOT = "root";
    private static final String PRIOR = "prior";
    private static final String SEALED_AT = "sealedAt";

    /// The number of records that it covers.
    public long size() {
        return to.size();
    }

    /// Whether it or a root before it has the record.
    public boolean covers(AuditRecordId id) {
        return id.number() < to.of(id.source());
    }

    /// The leaf of a record; empty if another root has it first.
    public Optional<Long> leaf(AuditRecordId id) {
        boolean isHere = from.of(id.source()) <= id.number() && covers(id);
        return isHere ? Optional.of(from.leaf(to, id.source(), id.number())) : Optional.empty();
    }

    Write put() {
        return Write.put(Item.at(Keys.auditRoot(day))
                        .item(FROM, from.toItem())
                        .item(TO, to.toItem())
                        .text(ROOT, root.toString())
                        .text(PRIOR, prior == null ? null : prior.toString())
                        .instant(SEALED_AT, sealedAt))
                .when(Write.ABSENT);
    }

    public static AuditRoot from(Item item) {
        return new AuditRoot(
                LocalDate.parse(item.key().sk()),
                AuditPosition.from(item.maybeItem(FROM).orElseThrow()),
                AuditPosition.from(item.maybeItem(TO).orElseThrow()),
                Hash.parse(item.text(ROOT)),
                item.maybeText(PRIOR).map(Hash::parse).orElse(null),
                item.instant(SEALED_AT));
    }
}
