package dev.merit.segments.refresh;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.activity.Line;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Money;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.personal.EncryptedFields;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.PersonalDataKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Random members, in the table and in memory.
final class Population {

    static final Currency USD = Currency.getInstance("USD");
    static final List<String> CATEGORIES = List.of("tea", "cups", "books");

    private static final DataKeys KEYS = PersonalDataKeys.dataKeys();
    private static final List<String> TYPES = List.of("purchase", "purchase", "browse", "browse", "review");

    /// What the test knows of a member.
    record PlainMember(MemberId id, String locale, int month, boolean marketing, List<PlainActivity> activities) {

        List<PlainActivity> of(String type, Instant since) {
            return activities.stream()
                    .filter(d -> d.type().equals(type) && !d.at().isBefore(since))
                    .toList();
        }

        List<PlainActivity> purchases() {
            return of("purchase", Instant.MIN);
        }

        long spent() {
            return purchases().stream().mapToLong(PlainActivity::cents).sum();
        }
    }

    record PlainActivity(String type, Instant at, String category, long cents) {}

    private final Random random;
    private final Table table;
    private final Instant now;
    private final List<Write> pending = new ArrayList<>();

    Population(Table table, long seed, Instant now) {
        this.table = table;
        this.random = new Random(seed);
        this.now = now;
    }

    List<PlainMember> members(int number) {
        var members = new ArrayList<PlainMember>();
        for (int i = 0; i < number; i++) {
            members.add(member());
        }
        flush();
        return members;
    }

    private PlainMember member() {
        var id = MemberId.random();
        var activities = new ArrayList<PlainActivity>();
        for (int n = random.nextInt(8); n > 0; n--) {
            var type = TYPES.get(random.nextInt(TYPES.size()));
            activities.add(new PlainActivity(
                    type,
                    now.minus(Duration.ofHours(1 + random.nextInt(24 * 120))),
                    CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                    type.equals("purchase") ? 1 + random.nextInt(60) : 0));
        }
        var plain = new PlainMember(
                id, random.nextBoolean() ? "en-GB" : "pl-PL", 1 + random.nextInt(12), random.nextBoolean(), activities);
        var key = KEYS.create(id);
        var personal = new EncryptedFields(Item.at(Keys.profile(id)), key)
                .date("birthDate", LocalDate.of(1980, plain.month(), 3))
                .texts("attributes", Map.of("month", String.valueOf(plain.month())));
        put(personal.item()
                .text(DataKeys.WRAPPED, key.wrapped())
                .text("locale", plain.locale())
                .text("channel", "web")
                .item("consents", Item.map().flag("marketing", plain.marketing())));
        var wallet = Item.at(Keys.wallet(id));
        if (!plain.purchases().isEmpty()) {
            wallet.number("net.USD", plain.spent())
                    .number("purchases.USD", (long) plain.purchases().size());
        }
        put(wallet);
        for (int i = 0; i < activities.size(); i++) {
            put(record(id, "a-" + i, activities.get(i)).toItem());
        }
        return plain;
    }

    private static ActivityRecord record(MemberId id, String name, PlainActivity plain) {
        var amount = new Money(plain.cents(), USD);
        var activity = new Activity(
                new ActivityId(name),
                id,
                plain.type(),
                plain.at(),
                null,
                plain.type().equals("purchase") ? amount : null,
                null,
                List.of(new Line("sku", null, plain.category(), 1, amount)),
                List.of(),
                null,
                Map.of());
        return new ActivityRecord(activity, plain.at(), List.of());
    }

    private void put(Item item) {
        pending.add(Write.put(item));
        if (pending.size() == Table.BATCH) {
            flush();
        }
    }

    private void flush() {
        if (!pending.isEmpty() && !(table.transact(pending) instanceof Outcome.Done)) {
            throw new IllegalStateException("a member cannot be put");
        }
        pending.clear();
    }
}
