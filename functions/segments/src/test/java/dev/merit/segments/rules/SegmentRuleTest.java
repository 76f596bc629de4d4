package dev.merit.segments.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.merit.segments.rules.MemberSnapshot.PastActivity;
import dev.merit.shared.http.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Each rule on both sides of its border, for one member.
class SegmentRuleTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    /// Bought tea 40 days ago and books 10 days ago, viewed tea and cups 5 days ago, reviewed once exactly 30 days ago.
    private static final MemberSnapshot MEMBER = new MemberSnapshot(
            "en-GB",
            "web",
            "gold",
            2L,
            Map.of("newsletter", "weekly"),
            Set.of("marketing"),
            Map.of("USD", 5_000L, "JPY", 0L),
            3,
            ago(10),
            List.of(
                    new PastActivity("purchase", ago(40), Set.of("tea")),
                    new PastActivity("purchase", ago(10), Set.of("books")),
                    new PastActivity("browse", ago(5), Set.of("tea", "cups")),
                    new PastActivity("review", ago(30), Set.of())));

    /// A hundred members who have bought, with 1 to 100 of everything; by amount the member is number 41.
    private static final RfmQuintiles QUINTILES = RfmQuintiles.of(Map.of(
            "recency", summaries(LongStream.rangeClosed(1, 100).map(i -> -i)),
            "frequency", summaries(LongStream.of(1, 1, 1, 1, 1, 1, 1, 2, 2, 3)),
            "monetary-USD", summaries(LongStream.rangeClosed(1, 100).map(i -> i * 122))));

    private static Instant ago(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    private static List<RankSummary> summaries(LongStream values) {
        var parts = List.of(new RankSummary(), new RankSummary());
        values.forEach(v -> parts.get((int) Math.abs(v % 2)).add(v));
        return parts;
    }

    static List<String> fitting() {
        return List.of(
                "{'type': 'locale', 'values': ['en']}",
                "{'type': 'locale', 'values': ['fr', 'EN-gb']}",
                "{'type': 'channel', 'values': ['app', 'web']}",
                "{'type': 'tier', 'values': ['gold']}",
                "{'type': 'birthMonth', 'months': [1, 2]}",
                "{'type': 'attribute', 'name': 'newsletter', 'values': ['weekly']}",
                "{'type': 'consent', 'name': 'marketing'}",
                "{'type': 'netSpend', 'currency': 'USD', 'atLeast': 5000}",
                "{'type': 'netSpend', 'currency': 'USD', 'atMost': 5000}",
                "{'type': 'netSpend', 'currency': 'EUR', 'atMost': 0}",
                "{'type': 'purchases', 'atLeast': 3}",
                "{'type': 'purchases', 'atLeast': 1, 'atMost': 1, 'days': 39}",
                "{'type': 'purchases', 'atLeast': 2, 'days': 40}",
                "{'type': 'lastPurchase', 'days': 10}",
                "{'type': 'lastPurchase', 'days': 9, 'within': false}",
                "{'type': 'recency', 'atLeast': 5, 'atMost': 5}",
                "{'type': 'frequency', 'atLeast': 5}",
                "{'type': 'monetary', 'currency': 'USD', 'atLeast': 3, 'atMost': 3}",
                "{'type': 'activity', 'name': 'review', 'days': 30, 'atLeast': 1}",
                "{'type': 'activity', 'name': 'login', 'days': 30, 'atMost': 0}",
                "{'type': 'viewedNotBought', 'category': 'cups', 'days': 5}",
                "{'type': 'viewedNotBought', 'category': 'tea', 'days': 39}");
    }

    static List<String> notFitting() {
        return List.of(
                "{'type': 'locale', 'values': ['e', 'en-US']}",
                "{'type': 'channel', 'values': ['shop']}",
                "{'type': 'tier', 'values': ['standard']}",
                "{'type': 'birthMonth', 'months': [12]}",
                "{'type': 'attribute', 'name': 'newsletter', 'values': ['daily']}",
                "{'type': 'attribute', 'name': 'other', 'values': ['weekly']}",
                "{'type': 'consent', 'name': 'profiling'}",
                "{'type': 'netSpend', 'currency': 'USD', 'atLeast': 5001}",
                "{'type': 'netSpend', 'currency': 'EUR', 'atLeast': 1}",
                "{'type': 'purchases', 'atMost': 2}",
                "{'type': 'purchases', 'atLeast': 2, 'days': 39}",
                "{'type': 'lastPurchase', 'days': 9}",
                "{'type': 'lastPurchase', 'days': 10, 'within': false}",
                "{'type': 'recency', 'atMost': 4}",
                "{'type': 'frequency', 'atMost': 4}",
                "{'type': 'monetary', 'currency': 'USD', 'atLeast': 4}",
                "{'type': 'monetary', 'currency': 'EUR', 'atLeast': 1}",
                "{'type': 'activity', 'name': 'review', 'days': 29, 'atLeast': 1}",
                "{'type': 'viewedNotBought', 'category': 'cups', 'days': 4}",
                "{'type': 'viewedNotBought', 'category': 'tea', 'days': 40}",
                "{'type': 'viewedNotBought', 'category': 'books', 'days': 40}");
    }

    @ParameterizedTest
    @MethodSource("fitting")
    void fits(String rule) throws Exception {
        var read = read(rule);
        assertThat(read.rule().fits(MEMBER, QUINTILES, NOW)).isTrue();
        assertThat(RuleBody.from(read.toItem())).isEqualTo(read);
    }

    @ParameterizedTest
    @MethodSource("notFitting")
    void doesNotFit(String rule) throws Exception {
        assertThat(read(rule).rule().fits(MEMBER, QUINTILES, NOW)).isFalse();
    }

    private static RuleBody read(String rule) throws Exception {
        var body = JsonMapper.builder().build().readValue(rule.replace('\'', '"'), RuleBody.class);
        var fields = new Fields();
        body.check(fields);
        fields.check();
        return body;
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"{'type': 'locale'}\", /values",
                "\"{'type': 'locale', 'values': []}\", /values",
                "\"{'type': 'locale', 'values': ['']}\", /values/0",
                "\"{'type': 'locale', 'values': ['en'], 'days': 3}\", /days",
                "\"{'type': 'birthMonth', 'months': [0]}\", /months/0",
                "\"{'type': 'consent', 'name': 'cookies'}\", /name",
                "\"{'type': 'netSpend', 'atLeast': 5}\", /currency",
                "\"{'type': 'netSpend', 'currency': 'USD'}\", /atLeast",
                "\"{'type': 'netSpend', 'currency': 'USD', 'atLeast': 6, 'atMost': 5}\", /atMost",
                "\"{'type': 'recency', 'atLeast': 6}\", /atLeast",
                "\"{'type': 'activity', 'name': 'review', 'atLeast': 1}\", /days",
                "\"{'type': 'activity', 'name': 'review', 'days': 0, 'atLeast': 1}\", /days",
                "\"{'type': 'activity', 'name': 'Review!', 'days': 30, 'atLeast': 1}\", /name",
                "\"{'type': 'activity', 'name': '', 'days': 30, 'atLeast': 1}\", /name",
                "\"{'type': 'viewedNotBought', 'days': 3}\", /category",
            })
    void namesTheFieldThatIsWrong(String rule, String pointer) throws Exception {
        var body = JsonMapper.builder().build().readValue(rule.replace('\'', '"'), RuleBody.class);
        var fields = new Fields();
        body.check(fields);
        assertThat(fields.problem().orElseThrow().errors())
                .extracting(e -> e.pointer())
                .containsExactly(pointer);
    }
}
