package dev.merit.segments.rules;

import dev.merit.shared.http.Fields;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The rules of a segment: all of these must hold, and of those any. One of both lists may be left out.
@RegisterForReflection
@Schema(name = "SegmentRules")
public record SegmentRules(
        @Nullable List<RuleBody> all, @Nullable List<RuleBody> any) {

    private static final int MAX = 20;

    /// Adds what is wrong with them.
    public void check(Fields fields) {
        fields.when(all == null && any == null, "all", "is required, where there is no `any`")
                .size("all", all, 1, MAX)
                .size("any", any, 1, MAX);
        check(fields, "all", all);
        check(fields, "any", any);
    }

    private static void check(Fields fields, String name, @Nullable List<RuleBody> rules) {
        for (int i = 0; rules != null && i < rules.size(); i++) {
            RuleCheck.check(rules.get(i), fields.in(name, i));
        }
    }

    public boolean hold(MemberSnapshot member, RfmQuintiles quintiles, Instant asOf) {
        return (all == null || all.stream().allMatch(r -> r.rule().holds(member, quintiles, asOf)))
                && (any == null || any.stream().anyMatch(r -> r.rule().holds(member, quintiles, asOf)));
    }

    /// How many days back they look at most.
    public long days() {
        return each().mapToLong(r -> r.rule().lookBack()).max().orElse(0);
    }

    /// The scores that they ask for.
    public List<Score> scores() {
        return each().map(RuleBody::rule)
                .map(rule -> rule instanceof SegmentRule.Scored(var score, var _) ? score : null)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private Stream<RuleBody> each() {
        return Stream.of(all, any).filter(Objects::nonNull).flatMap(List::stream);
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
