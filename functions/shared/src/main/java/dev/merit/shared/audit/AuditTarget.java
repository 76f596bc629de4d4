package dev.merit.shared.audit;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.SegmentId;
import dev.merit.shared.id.StrategyId;

/// What an act is about.
///
/// @param kind `member`, `strategy`, `segment` or `setting`
public record AuditTarget(String kind, String id) {

    public static AuditTarget of(MemberId member) {
        return new AuditTarget("member", member.value());
    }

    public static AuditTarget of(StrategyId strategy) {
        return new AuditTarget("strategy", strategy.value());
    }

    public static AuditTarget of(SegmentId segment) {
        return new AuditTarget("segment", segment.value());
    }

    /// A setting of the shop, such as `tiers`.
    public static AuditTarget setting(String name) {
        return new AuditTarget("setting", name);
    }

    @Override
    public String toString() {
        return kind + "#" + id;
    }
}
