package dev.merit.members;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.ShardedQuery;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Json;
import dev.merit.shared.testing.ReadMeter;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.tiers.TierEntry;
import dev.merit.shared.tiers.TierReview;
import dev.merit.shared.tiers.TierSettings;
import dev.merit.shared.tiers.Tiers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Members as a list: the newest first, or those of a tier.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MemberPagesTest {

    private static final Instant START = Instant.parse("2031-01-01T00:00:00Z");

    @Inject
    Table table;

    @Inject
    TierSettings settings;

    @BeforeEach
    void setTiers() {
        var tiers = new Tiers(
                Tiers.Basis.SPEND,
                Currency.getInstance("USD"),
                12,
                0,
                List.of(new Tiers.Tier("silver", 1_000), new Tiers.Tier("gold", 5_000)));
        long version = settings.now().map(stored -> stored.version()).orElse(0L);
        assertThat(settings.replace(version, tiers, table::transact)).isPresent();
    }

    @Test
    void areListedNewestFirstOnceEachOverAllPages() {
        var registered = new ArrayList<String>();
        for (int i = 0; i < 45; i++) {
            registered.add(register("{\"registeredAt\": \"2026-0" + (1 + i % 3) + "-01T00:00:0" + i % 7 + "Z\"}"));
        }
        var listed = new ArrayList<String>();
        var times = new ArrayList<String>();
        String next = null;
        do {
            var page = list("operator", null, "7", next);
            assertThat(page.<String>getList("items.memberId")).hasSizeLessThanOrEqualTo(7);
            listed.addAll(page.getList("items.memberId"));
            times.addAll(page.getList("items.registeredAt"));
            next = page.getString("next");
        } while (next != null);
        assertThat(listed).doesNotHaveDuplicates().containsAll(registered);
        assertThat(times).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void haveNoPersonalDataForAMarketerAndAreNotForShops() {
        register("{\"email\": \"listed@shop.example\", \"name\": \"Listed Example\", \"channel\": \"web\"}");
        var body = Event.as("marketer").query("limit", "100").get("/v1/members").body();
        assertThat(body).contains("\"channel\":\"web\"").doesNotContain("@", "Example", "\"email\"", "\"name\"");
        assertThat(Event.as("operator").query("limit", "100").get("/v1/members").body())
                .contains("listed@shop.example");
        assertThat(Event.as("storefront").get("/v1/members").status()).isEqualTo(400);
        assertThat(Event.as("storefront")
                        .query("tier", "gold")
                        .get("/v1/members")
                        .status())
                .isEqualTo(400);
        assertThat(Event.as("marketer")
                        .query("email", "listed@shop.example")
                        .get("/v1/members")
                        .status())
                .isEqualTo(403);
        assertThat(Event.as("marketer")
                        .query("tier", "No tier")
                        .get("/v1/members")
                        .status())
                .isEqualTo(400);
        assertThat(Event.as("marketer").query("cursor", "x").get("/v1/members").status())
                .isEqualTo(400);
    }

    @Test
    void areListedByTheTierThatTheyAreInNow() {
        var silver = register("{}");
        var gold = register("{}");
        var fallen = register("{}");
        spend(silver, 2_000);
        spend(gold, 2_000);
        review(gold);
        spend(gold, 9_000);
        spend(fallen, 9_000);
        List.of(silver, gold, fallen).forEach(this::review);
        assertThat(inTier("gold")).contains(gold, fallen).doesNotContain(silver);
        assertThat(inTier("silver")).contains(silver).doesNotContain(gold, fallen);
        // The tier falls at once, and the list follows before the change is entered.
        spend(fallen, 0);
        assertThat(inTier("gold")).contains(gold).doesNotContain(fallen);
        assertThat(inTier("standard")).contains(fallen).doesNotContain(gold, silver);
        review(fallen);
        spend(fallen, 9_000);
        review(fallen);
        assertThat(inTier("gold").stream().filter(fallen::equals)).hasSize(1);
    }

    /// As the daily walk does for those who were in a tier before there was the list.
    @Test
    void areListedInATierThatWasEnteredBefore() {
        var member = register("{}");
        var id = new MemberId(member);
        spend(member, 9_000);
        review(member);
        var entry = table.first(Keys.tiers(id), 1).getFirst();
        table.write(Write.update(entry.key()).remove("gsi1pk").remove("gsi1sk"));
        table.write(Write.update(Keys.wallet(id)).remove("tierListedAt"));
        assertThat(inTier("gold")).doesNotContain(member);
        for (int i = 0; i < 2; i++) {
            var wallet = table.get(Keys.wallet(id)).orElseThrow();
            TierReview.list(id, wallet, () -> Optional.of(TierEntry.from(entry)))
                    .ifPresent(table::transact);
        }
        assertThat(inTier("gold")).contains(member);
    }

    /// A page of fifty of a thousand members: a query for each shard and a few more, and a read of each member.
    @Test
    void costsAFewQueriesOfSmallParts() {
        var meter = new ReadMeter();
        try (var client = TestDatabase.client(meter)) {
            var own = new Table(client, TestDatabase.newTable());
            var writes = new ArrayList<>(IntStream.range(0, 1_000)
                    .mapToObj(i -> {
                        var id = MemberId.random();
                        var byTime = Keys.memberByTime(id, START.plusSeconds(i));
                        return Write.put(Item.at(Keys.profile(id))
                                .text("gsi1pk", byTime.pk())
                                .text("gsi1sk", byTime.sk()));
                    })
                    .toList());
            Collections.shuffle(writes);
            for (int i = 0; i < writes.size(); i += Table.BATCH) {
                own.transact(writes.subList(i, i + Table.BATCH));
            }
            var cost = meter.since(() -> ShardedQuery.page(own, Keys.membersByTime(), 50));
            System.out.println("a page of fifty members by the index: " + cost);
            assertThat(cost.queries()).isBetween(8, 16);
            assertThat(cost.units()).isLessThanOrEqualTo(12);
        }
    }

    private void spend(String member, long minorUnits) {
        var month = YearMonth.now(ZoneOffset.UTC).toString().replace("-", "");
        table.write(Write.update(Keys.wallet(new MemberId(member))).set("spent_" + month + "_USD", minorUnits));
    }

    private void review(String member) {
        var id = new MemberId(member);
        var wallet = table.get(Keys.wallet(id)).orElseThrow();
        TierReview.of(id, wallet, settings.now().map(stored -> stored.value()), Instant.now())
                .ifPresent(table::transact);
    }

    private List<String> inTier(String tier) {
        var found = new ArrayList<String>();
        String next = null;
        do {
            var page = list("marketer", tier, "3", next);
            found.addAll(page.getList("items.memberId"));
            next = page.getString("next");
        } while (next != null);
        return found;
    }

    private static Json list(String role, @Nullable String tier, String limit, @Nullable String cursor) {
        var event = Event.as(role).query("limit", limit);
        if (tier != null) {
            event.query("tier", tier);
        }
        if (cursor != null) {
            event.query("cursor", cursor);
        }
        var answer = event.get("/v1/members");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String register(String body) {
        return Event.as("storefront").post("/v1/members", body).json().getString("memberId");
    }
}
