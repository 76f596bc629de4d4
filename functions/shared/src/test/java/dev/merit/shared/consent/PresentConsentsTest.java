package dev.merit.shared.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The consents that a member gives now, and what depends on them.
class PresentConsentsTest {

    private static final List<String> CHANNELS = List.of("email", "sms", "push", "post", "app");

    @ParameterizedTest
    @CsvSource({
        "'', +marketing, marketing",
        "marketing, -marketing, ''",
        "marketing, -marketing:email, 'marketing:app marketing:post marketing:push marketing:sms'",
        "'marketing:email profiling', +marketing, 'marketing profiling'",
        "'marketing:email marketing:sms', -marketing, ''",
        "marketing, +marketing:email, marketing",
        "'', -profiling, ''",
        "profiling, +sharing:klaviyo, 'profiling sharing:klaviyo'"
    })
    void followEachChange(String before, String change, String after) {
        var present = new PresentConsents(names(before));
        var changed = present.with(new Purpose(change.substring(1)), change.startsWith("+"));
        assertThat(changed.texts()).isEqualTo(names(after));
    }

    private static Set<String> names(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(" "));
    }

    /// After any changes a channel is consented to if its last change, or the last one of all marketing, gave it.
    @Test
    void saveEachChannelTheLastWordOnIt() {
        var random = new Random(7);
        for (int run = 0; run < 200; run++) {
            var present = PresentConsents.NONE;
            var plain = new HashMap<String, Boolean>();
            for (int i = 0; i < 12; i++) {
                boolean given = random.nextBoolean();
                var channel = random.nextInt(3) == 0 ? null : CHANNELS.get(random.nextInt(CHANNELS.size()));
                var purpose = channel == null ? Purpose.MARKETING : new Purpose("marketing:" + channel);
                present = present.with(purpose, given);
                for (var one : channel == null ? CHANNELS : List.of(channel)) {
                    plain.put(one, given);
                }
            }
            for (var channel : CHANNELS) {
                assertThat(present.give(new Purpose("marketing:" + channel)))
                        .isEqualTo(plain.getOrDefault(channel, false));
            }
        }
    }

    /// The condition of the write and the check of a wallet that was read decide alike.
    @Test
    void decideTheSameInAWriteAsWhenTheyAreRead() {
        try (var client = TestDatabase.client()) {
            var table = new Table(client, TestDatabase.newTable());
            var wallets = List.of(
                    Set.<String>of(),
                    Set.of("profiling"),
                    Set.of("marketing"),
                    Set.of("marketing:email", "sharing:klaviyo"),
                    Set.of("profiling", "sharing:klaviyo", "transfer-abroad"));
            var requirements = List.of(
                    ConsentRequirement.NONE,
                    ConsentRequirement.NO_OBJECTION,
                    ProfilingPolicy.consent(),
                    ConsentRequirement.to(new Purpose("marketing:email")),
                    ConsentRequirement.to(Purpose.MARKETING).and(ProfilingPolicy.consent()),
                    ConsentRequirement.toSharing("klaviyo", Region.EU),
                    ConsentRequirement.toSharing("klaviyo", Region.CN));
            int met = 0;
            for (var given : wallets) {
                for (var restriction : List.of("", "restricted", "objected")) {
                    var member = MemberId.random();
                    var wallet = new PresentConsents(given).addTo(Item.at(Keys.wallet(member)));
                    table.write(Write.put(restriction.isEmpty() ? wallet : wallet.flag(restriction, true)));
                    for (var requirement : requirements) {
                        var done = table.transact(List.of(requirement.check(member))) instanceof Outcome.Done;
                        assertThat(done).as(given + " " + restriction).isEqualTo(requirement.isMetBy(wallet));
                        met += done ? 1 : 0;
                    }
                }
            }
            assertThat(met).isBetween(20, 60);
            assertThat(table.transact(List.of(ConsentRequirement.NONE.check(MemberId.random()))))
                    .isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void changeInTheWalletOnlyAsTheyWereRead() {
        try (var client = TestDatabase.client()) {
            var table = new Table(client, TestDatabase.newTable());
            var member = MemberId.random();
            table.write(Write.put(Item.at(Keys.wallet(member)).number("activities", 3L)));
            var given = PresentConsents.NONE.with(Purpose.PROFILING, true);
            assertThat(table.write(given.update(member, given))).isInstanceOf(Outcome.Refused.class);
            assertThat(table.write(given.update(member, PresentConsents.NONE))).isInstanceOf(Outcome.Done.class);
            assertThat(table.write(given.update(member, PresentConsents.NONE))).isInstanceOf(Outcome.Refused.class);
            assertThat(PresentConsents.of(table.get(Keys.wallet(member)).orElseThrow()))
                    .isEqualTo(given);
            assertThat(table.write(PresentConsents.NONE.update(member, given))).isInstanceOf(Outcome.Done.class);
            var wallet = table.get(Keys.wallet(member)).orElseThrow();
            assertThat(wallet.attributeNames()).containsExactlyInAnyOrder("pk", "sk", "activities");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Marketing", "marketing:", "marketing:fax", "sharing:", "sharing:A", "email"})
    void haveOnlyKnownPurposes(String text) {
        assertThatThrownBy(() -> new Purpose(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "de-DE, , 2010-11-28, true",
        "de-DE, , 2010-11-27, false",
        "zh-CN, , 2012-11-28, true",
        "zh-CN, , 2012-11-27, false",
        "en-GB, , 2013-11-28, true",
        "en, FR, 2010-11-28, true",
        ", none, 2013-11-27, false",
        "de-DE, , , false"
    })
    void needAGuardianBelowTheAgeOfTheRegion(String locale, String country, LocalDate birthDate, boolean needed) {
        var rules = new ConsentRules(List.of("none"), 16, 14, 13, country == null ? "none" : country);
        assertThat(rules.needGuardian(birthDate, locale, Instant.parse("2026-11-27T12:00:00Z")))
                .isEqualTo(needed);
    }

    @Test
    void needAConfirmationIfAPartOfThePurposeDoes() {
        var rules = new ConsentRules(List.of("marketing:email", "profiling"), 16, 14, 13, "none");
        var expected = Map.of(
                "marketing",
                true,
                "marketing:email",
                true,
                "marketing:sms",
                false,
                "profiling",
                true,
                "sharing:a",
                false);
        expected.forEach((text, needed) ->
                assertThat(rules.needConfirmation(new Purpose(text))).as(text).isEqualTo(needed));
    }
}
