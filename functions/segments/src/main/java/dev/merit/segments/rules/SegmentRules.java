package dev.merit.segments.rules;

import dev.merit.shared.http.Fields;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The rules of a segment, in JSON and in an item. One of the two lists may be absent.
///
/// @param all the rules that must all apply to a member
/// @param any the rules of which one must apply
@RegisterForReflection
@Schema(name = "SegmentRules")
public record SegmentRules(
        @Nullable List<RuleBody> all, @Nullable List<RuleBody> any) {

    private static final int MAX = 20;

    /// Adds what is wrong with the rules.
    public void check(Fields fields) {
        fields.when(all == null && any == null, "all", "is required, where there is no `any`")
                .size("all", all, 1, MAX)
                .size("any", any, 1, MAX);
        check(fields, "all", all);
        check(fields, "any", any);
    }

    private static void check(Fields fields, String name, @Nullable List<RuleBody> rules) {
        for (int i = 0; rules != null && i < rules.size(); i++) {
            rules.get(i).check(fields.in(name, i));
        }
    }

    /// Whether the rules apply to the member.
    ///
    /// @param asOf the time as of which the refresh runs
    public boolean fit(MemberSnapshot member, RfmQuintiles quintiles, Instant asOf) {
        return (all == null || all.stream().allMatch(body -> body.rule().fits(member, quintiles, asOf)))
                && (any == null || any.stream().anyMatch(body -> body.rule().fits(member, quintiles, asOf)));
    }

    /// Whether a rule looks at the person or at what the member did.
    public boolean areProfiling() {
        return rules().anyMatch(SegmentRule::isProfiling);
    }

    /// How many days of activities the rules ask for at most.
    public long days() {
        return rules().mapToLong(SegmentRule::days).max().orElse(0);
    }

    /// The scores by which the rules ask how members rank.
    public List<Score> scores() {
        return rules().map(SegmentRule::score)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private Stream<SegmentRule> rules() {
        return Stream.of(all, any)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .map(RuleBody::rule);
    }

    public Item toItem() {
        return Item.map().items("all", items(all)).items("any", items(any));
    }

    private static List<Item> items(@Nullable List<RuleBody> rules) {
        var items = new ArrayList<Item>();
        if (rules != null) {
            rules.forEach(rule -> items.add(rule.toItem()));
        }
        return items;
    }

    public static SegmentRules from(Item item) {
        return new SegmentRules(list(item, "all"), list(item, "any"));
    }

    private static @Nullable List<RuleBody> list(Item item, String name) {
        var rules = item.items(name).stream().map(RuleBody::from).toList();
        return rules.isEmpty() ? null : rules;
    }
}
