package dev.merit.segments.rules;

import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.personal.EncryptedFields;
import dev.merit.shared.retention.SealedMonth;
import dev.merit.shared.table.Item;
import dev.merit.shared.tiers.MemberTier;
import dev.merit.shared.tiers.Tiers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the rules of segments ask about a member, taken from the member's items at one moment.
///
/// @param birthMonth from 1 to 12
/// @param consents the names of the consents that the member gives
/// @param net purchases net of refunds, in minor units by currency
/// @param purchases how many purchases there were, in all currencies and refunded or not
/// @param activities the activities of the days that rules ask for, in no order
public record MemberSnapshot(
        @Nullable String locale,
        @Nullable String channel,
        String tier,
        @Nullable Long birthMonth,
        Map<String, String> attributes,
        Set<String> consents,
        Map<String, Long> net,
        long purchases,
        @Nullable Instant lastPurchase,
        List<PastActivity> activities) {

    static final String PURCHASE = "purchase";
    static final String BROWSE = "browse";

    private static final String ACTIVITY_KEYS = "ACTIVITY#";
    private static final String NET = "net.";
    private static final String PURCHASES = "purchases.";

    /// An activity of the member.
    ///
    /// @param categories the categories of the activity's lines
    public record PastActivity(String type, Instant at, Set<String> categories) {}

    /// Takes the snapshot of a member.
    ///
    /// @param member all items of the member, its wallet among them
    /// @param keys decrypt what rules ask about the person
    /// @param since earlier activities are left out, except for the time of the last purchase
    /// @param asOf the time as of which the tier is read
    public static MemberSnapshot of(
            List<Item> member, DataKeys keys, Instant since, Optional<Tiers> tiers, Instant asOf) {
        var profile = only(member, "PROFILE");
        var personal = profile.attributeNames().isEmpty()
                ? Optional.<EncryptedFields>empty()
                : Optional.of(keys.fields(profile));
        var wallet = only(member, "WALLET");
        var activities = new ArrayList<PastActivity>();
        Instant last = null;
        for (var item : member) {
            if (SealedMonth.isIn(item)) {
                last = later(last, SealedMonth.from(item).lastPurchase().orElse(null));
            }
            if (item.key().sk().startsWith(ACTIVITY_KEYS)
                    && ActivityRecord.movedTo(item).isEmpty()) {
                var at = item.instant("occurredAt");
                var type = item.text("type");
                last = type.equals(PURCHASE) ? later(last, at) : last;
                if (!at.isBefore(since)) {
                    activities.add(new PastActivity(type, at, categories(item)));
                }
            }
        }
        return new MemberSnapshot(
                profile.maybeText("locale").orElse(null),
                profile.maybeText("channel").orElse(null),
                MemberTier.of(tiers, wallet, asOf).tier(),
                EncryptedFields.ifReadable(() -> personal.flatMap(fields -> fields.maybeDate("birthDate")))
                        .map(day -> (long) day.getMonthValue())
                        .orElse(null),
                EncryptedFields.ifReadable(() -> personal.map(fields -> fields.texts("attributes")))
                        .orElseGet(Map::of),
                consents(profile),
                sums(wallet, NET),
                sums(wallet, PURCHASES).values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                last,
                activities);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private static Item only(List<Item> member, String sk) {
        return member.stream().filter(i -> i.key().sk().equals(sk)).findFirst().orElseGet(Item::map);
    }

    private static Set<String> categories(Item activity) {
        return activity.items("items").stream()
                .flatMap(line -> line.maybeText("category").stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> consents(Item profile) {
        var consents = profile.maybeItem("consents").orElseGet(Item::map);
        return consents.attributeNames().stream()
                .filter(name -> consents.maybeFlag(name).orElse(false))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, Long> sums(Item wallet, String prefix) {
        var sums = new HashMap<String, Long>();
        for (var name : wallet.attributeNames()) {
            if (name.startsWith(prefix)) {
                sums.put(name.substring(prefix.length()), wallet.sum(name));
            }
        }
        return sums;
    }

    /// The activities of a type since a time, which belongs to the period.
    Stream<PastActivity> activities(String type, Instant since) {
        return activities.stream().filter(a -> a.type().equals(type) && !a.at().isBefore(since));
    }

    /// Whether an activity of a type since a time had a line of the category.
    boolean hasActivity(String type, String category, Instant since) {
        return activities(type, since).anyMatch(a -> a.categories().contains(category));
    }
}
