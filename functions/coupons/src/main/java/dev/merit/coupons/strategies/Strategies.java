package dev.merit.coupons.strategies;

import dev.merit.coupons.pricing.Terms;
import dev.merit.shared.activity.Effects;
import dev.merit.shared.audit.AuditAct;
import dev.merit.shared.audit.AuditLog;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.http.Fields;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.segment.SegmentNames;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The marketing strategies.
@Singleton
public final class Strategies {

    private static final String UNCHANGED = "#version = :version";
    private static final String STRATEGY = "strategyId";

    private final Table table;
    private final AuditLog audit;
    private final Secret secret;

    Strategies(Table table, AuditLog audit, Secret secret) {
        this.table = table;
        this.audit = audit;
        this.secret = secret;
    }

    public Optional<Strategy> find(StrategyId id) {
        return table.get(Keys.strategy(id)).map(Strategy::from);
    }

    /// The strategy that stands in an item read together with others.
    public static Strategy in(Item item) {
        return Strategy.from(item);
    }

    /// A page of strategies, and where the next page begins; null after the last page.
    record Page(List<Strategy> strategies, @Nullable String next) {

        /// Where the next page begins if only `shown` strategies of this page are shown.
        @Nullable
        String next(int shown) {
            return shown < strategies.size()
                    ? Keys.strategy(strategies.get(shown).id()).sk()
                    : next;
        }
    }

    /// A page of at most `max` strategies by id. With a status, a page may have fewer strategies or none, and more
    /// may follow.
    ///
    /// @param from where the page begins; null for the first page
    Page list(@Nullable StrategyStatus status, @Nullable String from, int max) {
        var query = Keys.strategies().startingAt(from);
        if (status != null) {
            query = query.filter("#status = :status", Map.of(":status", status.text()));
        }
        var found = table.part(query, max);
        return new Page(found.items().stream().map(Strategy::from).toList(), found.next());
    }

    /// Creates the strategy in one transaction with the effect of its opening revenue on the totals, with the writes
    /// that store the answer, and with the entry of the act.
    StrategyCreation create(Strategy strategy, List<Write> kept, AuditAct act) {
        checkSegments(table, strategy.terms());
        var segments = strategy.terms().conditions().segments();
        var writes = new ArrayList<>(kept);
        writes.addAll(SegmentNames.keep(segments));
        writes.add(strategy.keepTerms());
        var put = Write.put(strategy.toItem()).when(Write.ABSENT);
        writes.add(strategy.opening() == null ? put : Effects.counted(put));
        var name = strategy.externalId() == null ? null : key(strategy.externalId());
        if (name != null) {
            writes.add(Write.put(Item.at(name).text(STRATEGY, strategy.id().value()))
                    .when(Write.ABSENT));
        }
        return switch (audit.record(act, new Entry(writes, strategy.effect()))) {
            case EntryOutcome.Committed _ -> new StrategyCreation.Created();
            case EntryOutcome.Refused refused
            when SegmentNames.areIn(refused, segments) -> {
                checkSegments(table, strategy.terms());
                throw new IllegalStateException("a segment that was deleted is there");
            }
            case EntryOutcome.Refused refused
            when name != null && isOnly(refused, name) ->
                known(
                        strategy,
                        refused.at(name).flatMap(Outcome.Failed::present).orElseThrow());
            case EntryOutcome.Refused refused -> new StrategyCreation.Repeated(refused);
        };
    }

    /// Refuses terms whose conditions name a segment that does not exist.
    static void checkSegments(Table table, Terms terms) {
        SegmentNames.check(
                table,
                terms.conditions().segments(),
                new Fields().in("conditions").in("segments"));
    }

    private static boolean isOnly(EntryOutcome.Refused refused, Key name) {
        return refused.failed().stream().allMatch(f -> f.key().equals(name));
    }

    private StrategyCreation known(Strategy asked, Item name) {
        var present = find(new StrategyId(name.text(STRATEGY))).orElseThrow();
        return Secret.isEqual(present.fingerprint(), asked.fingerprint())
                ? new StrategyCreation.Known(present)
                : new StrategyCreation.Taken();
    }

    private Key key(String externalId) {
        return Keys.unique("strategy", secret.macText("unique/strategy", externalId));
    }

    /// A MAC of the request, by which a repeated request is recognised.
    String fingerprint(String request) {
        return secret.macText("strategy/request", request);
    }

    /// Updates a strategy on condition that its version is still that of `from`.
    public static Write update(Strategy from, Strategy to) {
        var write = Write.update(Keys.strategy(from.id()))
                .setAll(to.toItem())
                .when(UNCHANGED)
                .with(":version", from.version());
        if (to.terms().codePattern() == null) {
            write.remove(Terms.CODE_PATTERN);
        }
        return to.offered().isPresent() ? write : write.remove("gsi1pk").remove("gsi1sk");
    }

    /// Sets the public code by which the strategy is offered.
    public static Write offer(StrategyId id, String code) {
        return Write.update(Keys.strategy(id)).set(Strategy.OFFERED, code);
    }

    /// The active promotions that have a public code and have not ended, with that code; at most `max`, those that
    /// end first before the others. The index is eventually consistent, so a promotion that was activated or
    /// paused a moment ago may be missing or still present.
    public Map<Strategy, String> offered(Instant now, int max) {
        var offered = new LinkedHashMap<Strategy, String>();
        table.first(Keys.promotionsFrom(now).filter("attribute_exists(#offeredCode)", Map.of()), max)
                .forEach(item -> offered.put(Strategy.from(item), item.text(Strategy.OFFERED)));
        return offered;
    }

    /// A running or coming promotion, with the public code by which it is offered, if it has one.
    public record Promotion(Strategy strategy, @Nullable String code) {}

    /// The active promotions that have not ended, those that end first before the others, at most `max`. One that
    /// was activated or paused a moment ago may be missing or still among them.
    public List<Promotion> promotions(Instant now, int max) {
        return table.first(Keys.promotionsFrom(now), max).stream()
                .map(item -> new Promotion(
                        Strategy.from(item), item.maybeText(Strategy.OFFERED).orElse(null)))
                .toList();
    }
}
