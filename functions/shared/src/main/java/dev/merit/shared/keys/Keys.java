package dev.merit.shared.keys;

import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.DataRequestId;
import dev.merit.shared.id.JobId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.OrderId;
import dev.merit.shared.id.ReconciliationId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.ReferralCode;
import dev.merit.shared.id.SegmentId;
import dev.merit.shared.id.StrategyId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Every key of the table, and with it every access pattern of Merit. No key has personal data. All keys are in this
/// file, so that no two kinds of items share a key by mistake.
///
/// | question | pk | sk | read |
/// |---|---|---|---|
/// | a member's profile | `MEMBER#<memberId>` | `PROFILE` | get |
/// | the members by the time of their registration | gsi1 `MEMBERS#<shard>` | `<registeredAt>#<memberId>` | query |
/// | the members of a tier by the time of their entry | gsi1 `TIERMEMBERS#<tier>#<shard>` | `<at>#<memberId>` | query |
/// | a member's net purchases and counts | `MEMBER#<memberId>` | `WALLET` | get |
/// | a member's net purchases by past months, a year each | `MEMBER#<memberId>` | `MONTHS#<year>` | query |
/// | what is left of an erased member: the sums of its purchases | `MEMBER#<memberId>` | `ERASED` | get |
/// | that an erased member was registered | `MEMBER#<memberId>` | `REGISTRATION` | scan |
/// | an activity by its id | `MEMBER#<memberId>` | `ACTIVITY#<activityId>` | get |
/// | all activities of a member, as of now | `MEMBER#<memberId>` | `ACTIVITY#…` | query |
/// | a member's activities by time | gsi1 `MEMBER#<memberId>` | `ACTIVITY#<occurredAt>#<activityId>` | query |
/// | what removed activities of a member counted, by month | `MEMBER#<memberId>` | `SEALED#<month>#<number>` | query |
/// | a member's use of a strategy | `MEMBER#<memberId>` | `STRATEGY#<strategyId>` | get |
/// | a member's coupons | gsi1 `MEMBER#<memberId>` | `COUPON#<issuedAt>#<code>` | query |
/// | a member's points, by cause | `MEMBER#<memberId>` | `POINTS#<kind>#<id>` | get, query |
/// | a member's points by time | gsi1 `MEMBER#<memberId>` | `POINTS#<at>#<kind>#<id>` | query |
/// | how often a type of activity earned points that day | `MEMBER#<memberId>` | `AWARDED#<type>#<day>` | get |
/// | for how many others a member was given points that month | `MEMBER#<memberId>` | `REFERRALS#<month>` | get |
/// | a member's tiers by time | `MEMBER#<memberId>` | `TIER#<at>` | query |
/// | a member's consents by time | `MEMBER#<memberId>` | `CONSENT#<at>#<version>#<purpose>` | query |
/// | a member's restrictions and objections by time | `MEMBER#<memberId>` | `RESTRICTION#<at>#<version>` | query |
/// | which consent of a member waits for this token | `MEMBER#<memberId>` | `CONFIRMATION#<mac>` | get |
/// | the rules by which points are earned | `POINTS` | `PROGRAMME` | get |
/// | the rules by which members are in tiers | `POINTS` | `TIERS` | get |
/// | whose referral code this is | `REFERRAL#<code>` | `REFERRAL` | get |
/// | who has this externalId, e-mail, phone, or that somebody had it | `UNIQUE#<kind>#<mac>` | `UNIQUE` | get |
/// | whose activity has this id, where it is unique in the shop | `UNIQUE#activity#<activityId>` | `UNIQUE` | get |
/// | which strategy has this externalId | `UNIQUE#strategy#<mac>` | `UNIQUE` | get |
/// | a strategy; all strategies | `STRATEGIES` | `STRATEGY#<strategyId>` | get, query |
/// | a strategy's terms as they stood at a version | `STRATEGY#<strategyId>` | `TERMS#<version>` | get |
/// | what is left of a strategy's stock | `STOCK#<strategyId>#<shard>` | `STOCK` | batch get, transact get |
/// | what is left of a strategy's budget | `BUDGET#<strategyId>#<shard>` | `BUDGET` | batch get, transact get |
/// | reservations by the time they end | gsi1 `RESERVATIONS#<strategyId>` | `<until>#<redemptionId>` | query |
/// | the promotions in force or to come, by their end | gsi1 `PROMOTIONS` | `<validTo>#<strategyId>` | query |
/// | a coupon | `COUPON#<code>` | `COUPON` | get |
/// | a gift voucher's entries by time | `COUPON#<code>` | `ENTRY#<at>#<entryId>` | query |
/// | the gift vouchers that have expired | gsi1 `VOUCHERS#<shard>` | `<validTo>#<code>` | query |
/// | a redemption | `REDEMPTION#<redemptionId>` | `REDEMPTION` | get |
/// | a strategy's redemptions by time | gsi1 `REDEMPTIONS#<strategyId>#<shard>` | `<at>#<redemptionId>` | query |
/// | a member's redemptions by time | `MEMBER#<memberId>` | `REDEMPTION#<at>#<redemptionId>` | query |
/// | an order's redemptions by time | gsi1 `ORDER#<orderId>` | `<at>#<redemptionId>` | query |
/// | how often a strategy has refused, by day and reason | `REFUSALS#<strategyId>` | `<day>` | query |
/// | which items Merit chose for an order | `REDEMPTION#<mac>` | `CHOICE` | get |
/// | a refund to a gift voucher | `REDEMPTION#<redemptionId>` | `REFUND#<refundId>` | get |
/// | a batch of codes, by the number that each of them bears | `BATCH#<batchId>` | `BATCH` | batch get |
/// | that no code of a batch was revoked since | `BATCH#<batchId>` | `GUARD#<shard>` | check |
/// | a strategy's batches by time | gsi1 `BATCHES#<strategyId>` | `<createdAt>#<batchId>` | query |
/// | how many wrong codes a caller asked for in a minute | `WRONGCODES#<mac>` | `<minute>` | batch get |
/// | how many identities of nobody a caller looked up in a minute | `LOOKUPS#<mac>` | `<minute>` | batch get |
/// | a segment; all segments | `SEGMENTS` | `SEGMENT#<segmentId>` | get, batch get, query |
/// | the deleted segments that still have members | `SEGMENTS` | `DELETED#<segmentId>` | query |
/// | how far the refresh of the segments is | `SEGMENTS` | `REFRESH` | get |
/// | the members of a segment | `SEGMENT#<segmentId>` | `MEMBER#<memberId>` | query |
/// | the size of a segment, by partition of a scan | `SEGMENT#<segmentId>` | `SIZE#<scanSegment>` | batch get |
/// | a job that issues coupons to a segment | `ISSUANCEJOB#<jobId>` | `ISSUANCEJOB` | get |
/// | the jobs that are not done yet | `ISSUANCEJOBS` | `ISSUANCEJOB#<jobId>` | query |
/// | a request about a member's data | `DATAREQUEST#<requestId>` | `DATAREQUEST` | get |
/// | the requests about data that are not done yet | `DATAREQUESTS` | `DATAREQUEST#<requestId>` | query |
/// | the requests about data by time | gsi1 `DATAREQUESTS` | `<requestedAt>#<requestId>` | query |
/// | a member's newest export | `MEMBER#<memberId>` | `LASTEXPORT` | get |
/// | a file of an export | `MEMBER#<memberId>` | `EXPORT#<requestId>#<file>` | get |
/// | the position of a scan of all members, by partition | `SCAN#<name>` | `SEGMENT#<scanSegment>` | get, batch get |
/// | when a task of the schedule was done last | `TASK#<name>` | `TASK` | get, batch get |
/// | what was created under an id that its caller named | `CREATION#<kind>#<mac>` | `CREATION` | get |
/// | what was answered to this Idempotency-Key | `IDEMPOTENCY#<mac>` | `IDEMPOTENCY` | get |
/// | the pages of a slot, the last page | `SLOT#<slot>` | `PAGE#<number>` | query, batch get |
/// | which posting and which pages are next | `HEAD` | `HEAD` | get |
/// | which format the items have | `HEAD` | `FORMAT` | get |
/// | a posting | `POSTING#<number>` | `POSTING` | get |
/// | how far a reconciliation is, or what it came to | `RECONCILIATION` | `RUN#<reconciliationId>` | get |
/// | which reconciliation was begun last, and which was done last | `RECONCILIATION` | `LAST` | get |
/// | the sums of a walk's records, by month | `RECONCILED#<walk>` | `<partition>#<month>#<part>#<number>` | query |
/// | the totals of a series up to a time, at each level | `TOTAL#<partition>` | `<level>#<period>#<total>` | query |
/// | the entries of a shard of the audit log | `AUDIT#<shard>` | `ENTRY#<number>` | get, query |
/// | which entry of a shard is next | `AUDIT#<shard>` | `HEAD` | get, batch get |
/// | audit entries by what they are about | gsi1 `AUDITOF#<kind>#<id>` | `<at>#<entryId>` | query |
/// | how far the tree of the audit log is | `AUDITTREE` | `STATE` | get |
/// | hashes of the tree | `AUDITTREE` | `TILE#<level>#<number>` | get, batch get |
/// | the root of a night; all roots | `AUDITROOTS` | `<day>` | get, query |
public final class Keys {

    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    /// Keeps a sale of vouchers that all expire on one day off one partition of the index. May be raised, never
    /// lowered.
    public static final int VOUCHER_SHARDS = 16;

    /// Keeps an import of members off one partition of the index. May be raised, never lowered.
    private static final int MEMBER_SHARDS = 8;

    /// Keeps the redemptions of one strategy off one partition of the index. May be raised, never lowered.
    private static final int REDEMPTION_SHARDS = 8;

    private static final int VERSION_DIGITS = 10;

    private Keys() {}

    public static String member(MemberId member) {
        return "MEMBER#" + member;
    }

    public static Key profile(MemberId member) {
        return new Key(member(member), "PROFILE");
    }

    /// The index key of a profile by the time of its registration.
    public static Key memberByTime(MemberId member, Instant registeredAt) {
        return new Key("MEMBERS#" + memberShard(member), INSTANT.format(registeredAt) + "#" + member);
    }

    /// The shards of all members, the newest first.
    public static List<Query> membersByTime() {
        return memberShards("MEMBERS#");
    }

    /// The index key of a change of tier, while it is the last one of its member.
    public static Key memberOfTier(MemberId member, String tier, Instant at) {
        return new Key("TIERMEMBERS#" + tier + "#" + memberShard(member), INSTANT.format(at) + "#" + member);
    }

    /// The shards of the members of a tier, those who were entered last first.
    public static List<Query> membersOfTier(String tier) {
        return memberShards("TIERMEMBERS#" + tier + "#");
    }

    private static int memberShard(MemberId member) {
        return Math.floorMod(member.value().hashCode(), MEMBER_SHARDS);
    }

    private static List<Query> memberShards(String pk) {
        return IntStream.range(0, MEMBER_SHARDS)
                .mapToObj(shard -> Query.ofIndex(pk + shard).backwards())
                .toList();
    }

    public static Key wallet(MemberId member) {
        return new Key(member(member), "WALLET");
    }

    /// The sums of a member's past months of a year.
    ///
    /// @param year as in `2026`
    public static Key months(MemberId member, String year) {
        return new Key(member(member), "MONTHS#" + year);
    }

    public static Query months(MemberId member) {
        return Query.of(member(member)).prefix("MONTHS#");
    }

    public static Key erased(MemberId member) {
        return new Key(member(member), "ERASED");
    }

    public static Key registration(MemberId member) {
        return new Key(member(member), "REGISTRATION");
    }

    public static Key activity(MemberId member, ActivityId activity) {
        return new Key(member(member), "ACTIVITY#" + activity);
    }

    /// The guard of an id that is unique in the shop. An activityId is no personal data, as in [#activity].
    public static Key activityGuard(ActivityId activity) {
        return unique("activity", activity.value());
    }

    public static Query activities(MemberId member) {
        return Query.of(member(member)).prefix("ACTIVITY#");
    }

    /// The index key of an activity by time.
    public static Key activityByTime(MemberId member, Instant occurredAt, ActivityId activity) {
        return new Key(member(member), activitiesAt(occurredAt) + activity);
    }

    /// The prefix of the index keys of the activities of one millisecond.
    public static String activitiesAt(Instant occurredAt) {
        return "ACTIVITY#" + INSTANT.format(occurredAt) + "#";
    }

    /// The activities of a member from one instant up to another, which is excluded.
    public static Query activitiesByTime(MemberId member, Instant from, Instant end) {
        return Query.ofIndex(member(member)).between(activitiesAt(from), activitiesAt(end));
    }

    public static Query activitiesByTime(MemberId member) {
        return Query.ofIndex(member(member)).prefix("ACTIVITY#");
    }

    /// What is left of the removed activities of a month.
    public static Key sealedMonth(MemberId member, YearMonth month, int number) {
        return new Key(member(member), "SEALED#" + month + "#" + number);
    }

    public static Query sealedMonths(MemberId member) {
        return Query.of(member(member)).prefix("SEALED#");
    }

    /// The same of one month, as in `2026-11`.
    public static Query sealedMonths(MemberId member, String month) {
        return Query.of(member(member)).prefix("SEALED#" + month + "#");
    }

    public static Key use(MemberId member, StrategyId strategy) {
        return new Key(member(member), "STRATEGY#" + strategy);
    }

    public static Key couponByTime(MemberId member, Instant issuedAt, String code) {
        return new Key(member(member), "COUPON#" + INSTANT.format(issuedAt) + "#" + code);
    }

    public static Query couponsByTime(MemberId member) {
        return Query.ofIndex(member(member)).prefix("COUPON#");
    }

    public static Key points(MemberId member, String kind, String id) {
        return new Key(member(member), "POINTS#" + kind + "#" + id);
    }

    public static Query points(MemberId member) {
        return Query.of(member(member)).prefix("POINTS#");
    }

    public static Key pointsByTime(MemberId member, Instant at, String kind, String id) {
        return new Key(member(member), "POINTS#" + INSTANT.format(at) + "#" + kind + "#" + id);
    }

    public static Query pointsByTime(MemberId member) {
        return Query.ofIndex(member(member)).prefix("POINTS#");
    }

    public static Key awarded(MemberId member, String type, LocalDate day) {
        return new Key(member(member), "AWARDED#" + type + "#" + day);
    }

    public static Key referralsOf(MemberId member, YearMonth month) {
        return new Key(member(member), "REFERRALS#" + month);
    }

    public static Key programme() {
        return new Key("POINTS", "PROGRAMME");
    }

    public static Key tiers() {
        return new Key("POINTS", "TIERS");
    }

    public static Key tier(MemberId member, Instant at) {
        return new Key(member(member), "TIER#" + INSTANT.format(at));
    }

    public static Query tiers(MemberId member) {
        return Query.of(member(member)).prefix("TIER#");
    }

    /// The key of a change of a member's consents.
    ///
    /// @param version of the profile after the change, which no other change has
    public static Key consent(MemberId member, Instant at, long version, String purpose) {
        return new Key(member(member), consentsAt(at) + padded(version, VERSION_DIGITS) + "#" + purpose);
    }

    /// The changes of a member's consents.
    public static Query consents(MemberId member) {
        return Query.of(member(member)).prefix("CONSENT#");
    }

    /// The changes of a member's consents of this millisecond and later.
    public static Query consentsFrom(MemberId member, Instant at) {
        var all = consents(member);
        return all.between(consentsAt(at), all.highest());
    }

    private static String consentsAt(Instant at) {
        return "CONSENT#" + INSTANT.format(at) + "#";
    }

    /// The key of a change of a member's restrictions, as that of a consent.
    public static Key restriction(MemberId member, Instant at, long version) {
        return new Key(member(member), "RESTRICTION#" + INSTANT.format(at) + "#" + padded(version, VERSION_DIGITS));
    }

    public static Query restrictions(MemberId member) {
        return Query.of(member(member)).prefix("RESTRICTION#");
    }

    public static Key confirmation(MemberId member, String mac) {
        return new Key(member(member), "CONFIRMATION#" + mac);
    }

    public static Key referral(ReferralCode code) {
        return new Key("REFERRAL#" + code, "REFERRAL");
    }

    public static Key unique(String kind, String mac) {
        return uniqueOf("UNIQUE#" + kind + "#" + mac);
    }

    /// The key of a guard with this partition key.
    public static Key uniqueOf(String pk) {
        return new Key(pk, "UNIQUE");
    }

    public static Key strategy(StrategyId strategy) {
        return new Key("STRATEGIES", "STRATEGY#" + strategy);
    }

    public static Query strategies() {
        return Query.of("STRATEGIES").prefix("STRATEGY#");
    }

    public static Key terms(StrategyId strategy, long version) {
        return new Key("STRATEGY#" + strategy, "TERMS#" + version);
    }

    public static Key stock(StrategyId strategy, int shard) {
        return new Key("STOCK#" + strategy + "#" + shard, "STOCK");
    }

    public static Key budget(StrategyId strategy, int shard) {
        return new Key("BUDGET#" + strategy + "#" + shard, "BUDGET");
    }

    /// The index key of a reservation by the time it ends.
    public static Key reservation(StrategyId strategy, Instant until, RedemptionId redemption) {
        return new Key("RESERVATIONS#" + strategy, INSTANT.format(until) + "#" + redemption);
    }

    /// The reservations of a strategy, those that end last first.
    public static Query reservations(StrategyId strategy) {
        return Query.ofIndex("RESERVATIONS#" + strategy).backwards();
    }

    /// The reservations of a strategy that have ended by then, the earliest first.
    public static Query reservationsUntil(StrategyId strategy, Instant end) {
        return Query.ofIndex("RESERVATIONS#" + strategy).between(" ", INSTANT.format(end) + Query.LAST);
    }

    /// The index key of an active promotion by its end; one without an end comes last.
    public static Key promotion(StrategyId strategy, @Nullable Instant end) {
        return new Key("PROMOTIONS", (end == null ? "~" : INSTANT.format(end)) + "#" + strategy);
    }

    /// The promotions that have not ended by then, those that end first before the others.
    public static Query promotionsFrom(Instant now) {
        return Query.ofIndex("PROMOTIONS").between(INSTANT.format(now), Query.LAST);
    }

    public static Key coupon(String code) {
        return new Key("COUPON#" + code, "COUPON");
    }

    /// The key of an entry of the voucher with this key.
    public static Key voucherEntry(Key voucher, Instant at, String entryId) {
        return new Key(voucher.pk(), "ENTRY#" + INSTANT.format(at) + "#" + entryId);
    }

    public static Query voucherEntries(Key voucher) {
        return Query.of(voucher.pk()).prefix("ENTRY#");
    }

    /// The voucher that an entry is of.
    public static Key voucherOf(Key entry) {
        return new Key(entry.pk(), "COUPON");
    }

    /// The index key of a voucher by its expiry.
    public static Key voucherByExpiry(Key voucher, Instant validTo) {
        return new Key(
                "VOUCHERS#" + Math.floorMod(voucher.pk().hashCode(), VOUCHER_SHARDS),
                INSTANT.format(validTo) + voucher.pk().substring("COUPON".length()));
    }

    /// The vouchers of a shard that have expired by then and were not processed yet, the earliest first.
    public static Query vouchersOver(int shard, Instant now) {
        return Query.ofIndex("VOUCHERS#" + shard).between(" ", INSTANT.format(now) + Query.LAST);
    }

    public static Key batch(String batch) {
        return new Key("BATCH#" + batch, "BATCH");
    }

    public static Key batchGuard(String batch, int shard) {
        return new Key("BATCH#" + batch, "GUARD#" + shard);
    }

    /// The index key of a batch by time.
    public static Key batchByTime(StrategyId strategy, Instant createdAt, String batch) {
        return new Key("BATCHES#" + strategy, INSTANT.format(createdAt) + "#" + batch);
    }

    public static Query batchesByTime(StrategyId strategy) {
        return Query.ofIndex("BATCHES#" + strategy);
    }

    public static Key unknownIdentities(String mac, Instant minute) {
        return new Key("LOOKUPS#" + mac, INSTANT.format(minute));
    }

    public static Key wrongCodes(String mac, Instant minute) {
        return new Key("WRONGCODES#" + mac, INSTANT.format(minute));
    }

    public static Key redemption(RedemptionId redemption) {
        return new Key("REDEMPTION#" + redemption, "REDEMPTION");
    }

    /// The index key of a redemption by the time it was redeemed.
    public static Key redemptionByTime(StrategyId strategy, Instant at, RedemptionId redemption) {
        int shard = Math.floorMod(redemption.value().hashCode(), REDEMPTION_SHARDS);
        return new Key(redemptionShard(strategy, shard), redemptionAt(at, redemption));
    }

    /// The shards of a strategy's redemptions, the newest first.
    public static List<Query> redemptionsOf(StrategyId strategy) {
        return IntStream.range(0, REDEMPTION_SHARDS)
                .mapToObj(
                        shard -> Query.ofIndex(redemptionShard(strategy, shard)).backwards())
                .toList();
    }

    private static String redemptionShard(StrategyId strategy, int shard) {
        return "REDEMPTIONS#" + strategy + "#" + shard;
    }

    /// The entry by which a member's redemptions are found.
    public static Key redemptionEntry(MemberId member, Instant at, RedemptionId redemption) {
        return new Key(member(member), "REDEMPTION#" + redemptionAt(at, redemption));
    }

    /// The index key of such an entry, by which an order's redemptions are found.
    public static Key redemptionOfOrder(OrderId order, Instant at, RedemptionId redemption) {
        return new Key("ORDER#" + order.value(), redemptionAt(at, redemption));
    }

    /// A member's redemptions, the newest first.
    public static Query redemptionsOf(MemberId member) {
        return Query.of(member(member)).prefix("REDEMPTION#").backwards();
    }

    /// An order's redemptions, the newest first.
    public static Query redemptionsOf(OrderId order) {
        return Query.ofIndex("ORDER#" + order.value()).backwards();
    }

    /// The same query from one instant up to another, which is excluded.
    ///
    /// @param from null for no bound
    /// @param end null for no bound
    public static Query redemptionsWithin(Query all, @Nullable Instant from, @Nullable Instant end) {
        var prefix = all.index() ? "" : "REDEMPTION#";
        return all.between(from == null ? all.lowest() : prefix + INSTANT.format(from), all.highest())
                .startingAt(end == null ? all.highest() : prefix + INSTANT.format(end));
    }

    /// The instant with which the sort key of an index begins.
    public static Instant instantOf(String sortKey) {
        return Instant.parse(sortKey.substring(0, sortKey.indexOf('#')) + "Z");
    }

    private static String redemptionAt(Instant at, RedemptionId redemption) {
        return INSTANT.format(at) + "#" + redemption;
    }

    public static Key refusals(StrategyId strategy, LocalDate day) {
        return new Key("REFUSALS#" + strategy, day.toString());
    }

    /// The counts of these days, both included.
    public static Query refusals(StrategyId strategy, LocalDate from, LocalDate to) {
        return Query.of("REFUSALS#" + strategy).between(from.toString(), to.toString());
    }

    /// The choice of items for an order.
    ///
    /// @param order an id that is computed from the order's id
    public static Key choice(RedemptionId order) {
        return new Key("REDEMPTION#" + order, "CHOICE");
    }

    public static Key voucherRefund(RedemptionId redemption, String refundId) {
        return new Key("REDEMPTION#" + redemption, "REFUND#" + refundId);
    }

    public static Key segment(SegmentId segment) {
        return new Key("SEGMENTS", "SEGMENT#" + segment);
    }

    public static Query segments() {
        return Query.of("SEGMENTS").prefix("SEGMENT#");
    }

    public static Key deletedSegment(SegmentId segment) {
        return new Key("SEGMENTS", "DELETED#" + segment);
    }

    public static Query deletedSegments() {
        return Query.of("SEGMENTS").prefix("DELETED#");
    }

    public static Key refresh() {
        return new Key("SEGMENTS", "REFRESH");
    }

    public static Key membership(SegmentId segment, MemberId member) {
        return new Key("SEGMENT#" + segment, "MEMBER#" + member);
    }

    public static Query memberships(SegmentId segment) {
        return Query.of("SEGMENT#" + segment).prefix("MEMBER#");
    }

    public static Key segmentSize(SegmentId segment, int scanSegment) {
        return new Key("SEGMENT#" + segment, "SIZE#" + scanSegment);
    }

    public static Key issuanceJob(JobId job) {
        return new Key("ISSUANCEJOB#" + job, "ISSUANCEJOB");
    }

    public static Key openIssuanceJob(JobId job) {
        return new Key("ISSUANCEJOBS", "ISSUANCEJOB#" + job);
    }

    public static Query openIssuanceJobs() {
        return Query.of("ISSUANCEJOBS").prefix("ISSUANCEJOB#");
    }

    public static Key dataRequest(DataRequestId request) {
        return new Key("DATAREQUEST#" + request, "DATAREQUEST");
    }

    public static Key openDataRequest(DataRequestId request) {
        return new Key("DATAREQUESTS", "DATAREQUEST#" + request);
    }

    public static Query openDataRequests() {
        return Query.of("DATAREQUESTS").prefix("DATAREQUEST#");
    }

    /// The index key of a data request by time.
    public static Key dataRequestByTime(Instant requestedAt, DataRequestId request) {
        return new Key("DATAREQUESTS", INSTANT.format(requestedAt) + "#" + request);
    }

    public static Query dataRequestsByTime() {
        return Query.ofIndex("DATAREQUESTS");
    }

    public static Key lastExport(MemberId member) {
        return new Key(member(member), "LASTEXPORT");
    }

    /// The files of an export are in the member's partition, so that an erasure removes them.
    public static Key exportFile(MemberId member, DataRequestId request, String file) {
        return new Key(member(member), "EXPORT#" + request + "#" + file);
    }

    public static Key scanSegment(String scan, int scanSegment) {
        return new Key("SCAN#" + scan, "SEGMENT#" + scanSegment);
    }

    public static Key task(String name) {
        return new Key("TASK#" + name, "TASK");
    }

    public static Key creation(String kind, String mac) {
        return new Key("CREATION#" + kind + "#" + mac, "CREATION");
    }

    public static Key idempotency(String mac) {
        return new Key("IDEMPOTENCY#" + mac, "IDEMPOTENCY");
    }

    public static Key page(int slot, long number) {
        return new Key(slot(slot), "PAGE#" + padded(number, 10));
    }

    /// The pages of a slot from this number on.
    public static Query pages(int slot, long from) {
        return Query.of(slot(slot)).between(page(slot, from).sk(), "PAGE#" + Query.LAST);
    }

    private static String slot(int slot) {
        return "SLOT#" + padded(slot, 2);
    }

    /// The number with leading zeros. [String#formatted] would load number formats of the locale for it.
    private static String padded(long number, int digits) {
        var text = Long.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    public static Key head() {
        return new Key("HEAD", "HEAD");
    }

    public static Key format() {
        return new Key("HEAD", "FORMAT");
    }

    public static Key posting(long number) {
        return new Key("POSTING#" + number, "POSTING");
    }

    public static Key reconciliation(ReconciliationId reconciliation) {
        return new Key("RECONCILIATION", "RUN#" + reconciliation);
    }

    public static Key lastReconciliation() {
        return new Key("RECONCILIATION", "LAST");
    }

    /// The sums of a part of a walk.
    ///
    /// @param month a partition of totals and a month
    public static Key partialSums(long walk, String month, String part, int number) {
        return new Key("RECONCILED#" + walk, month + "#" + part + "#" + number);
    }

    public static Query partialSums(long walk, String month) {
        return Query.of("RECONCILED#" + walk).prefix(month + "#");
    }

    public static Key total(String partition, String level, String period, String total) {
        return new Key("TOTAL#" + partition, level + "#" + period + "#" + total);
    }

    /// The rows of a partition of totals at a level, from the first period up to the end, which is excluded.
    public static Query totals(String partition, String level, String from, String end) {
        return Query.of("TOTAL#" + partition).between(level + "#" + from, level + "#" + end);
    }

    public static Key auditHead(int shard) {
        return new Key(auditShard(shard), "HEAD");
    }

    public static Key auditEntry(int shard, long number) {
        return new Key(auditShard(shard), "ENTRY#" + padded(number, 12));
    }

    /// The entries of a shard from one number to another, both included.
    public static Query auditEntries(int shard, long from, long to) {
        return Query.of(auditShard(shard))
                .between(auditEntry(shard, from).sk(), auditEntry(shard, to).sk());
    }

    private static String auditShard(int shard) {
        return "AUDIT#" + shard;
    }

    /// The index key of an audit entry by what it is about.
    ///
    /// @param target a kind and an id
    public static Key auditOf(String target, Instant at, String entryId) {
        return new Key("AUDITOF#" + target, INSTANT.format(at) + "#" + entryId);
    }

    /// The audit entries about something, from one instant up to another, which is excluded.
    public static Query auditOf(String target, Instant from, Instant end) {
        return Query.ofIndex("AUDITOF#" + target).between(INSTANT.format(from), INSTANT.format(end));
    }

    public static Key auditTree() {
        return new Key("AUDITTREE", "STATE");
    }

    public static Key auditTile(int level, long number) {
        return new Key("AUDITTREE", "TILE#" + level + "#" + padded(number, 12));
    }

    public static Key auditRoot(LocalDate day) {
        return new Key("AUDITROOTS", day.toString());
    }

    /// The roots from this day on.
    public static Query auditRoots(LocalDate from) {
        return Query.of("AUDITROOTS").between(from.toString(), Query.LAST);
    }

    public static Query auditRoots() {
        return Query.of("AUDITROOTS");
    }
}
