package dev.merit.segments.rules;

import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.table.Item;
import dev.merit.shared.tiers.MemberTier;
import dev.merit.shared.tiers.Tiers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What segments ask about a member, taken from the member's items.
///
/// @param net what the member has bought net of refunds, in minor units by currency
/// @param purchases how many purchases there were, in all currencies
/// @param deeds what the member did lately, in no order
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
        List<Deed> deeds) {

    static final String PURCHASE = "purchase";
    static final String BROWSE = "browse";

    private static final String ACTIVITIES = "ACTIVITY#";
    private static final String NET = "net.";
    private static final String PURCHASES = "purchases.";

    /// An activity, with the categories of its lines.
    public record Deed(String type, Instant at, Set<String> categories) {}

    /// Of all items of a member, its wallet among them.
    ///
    /// @param since what was done before is left out, but for the time of the last purchase
    /// @param asOf the moment whose tier counts
    public static MemberSnapshot of(List<Item> member, Instant since, Optional<Tiers> tiers, Instant asOf) {
        var profile = only(member, "PROFILE");
        var wallet = only(member, "WALLET");
        var deeds = new ArrayList<Deed>();
        Instant last = null;
        for (var item : member) {
            if (item.key().sk().startsWith(ACTIVITIES)
                    && ActivityRecord.movedTo(item).isEmpty()) {
                var at = item.instant("occurredAt");
                var type = item.text("type");
                if (type.equals(PURCHASE) && (last == null || at.isAfter(last))) {
                    last = at;
                }
                if (!at.isBefore(since)) {
                    deeds.add(new Deed(type, at, categories(item)));
                }
            }
        }
        return new MemberSnapshot(
                profile.maybeText("locale").orElse(null),
                profile.maybeText("channel").orElse(null),
                MemberTier.of(tiers, wallet, asOf).tier(),
                profile.maybeText("birthDate")
                        .map(day -> (long) LocalDate.parse(day).getMonthValue())
                        .orElse(null),
                profile.texts("attributes"),
                consents(profile),
                sums(wallet, NET),
                sums(wallet, PURCHASES).values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                last,
                deeds);
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

    Stream<Deed> deeds(String type, Instant since) {
        return deeds.stream().filter(d -> d.type().equals(type) && !d.at().isBefore(since));
    }

    /// Whether any activity of a type since then was about a category.
    boolean touched(String type, String category, Instant since) {
        return deeds(type, since).anyMatch(d -> d.categories().contains(category));
    }
}
