package dev.merit.segments.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A rule of a segment: a question that is asked of each member. Each rule is a class of its own with all that belongs
/// to it: its words in the document, the fields of its JSON form, their check, and the question. This file lists the
/// rules and nothing else does; a new rule is added to the `permits` clause, to [Type] and to its description.
///
/// Days are of 24 hours, counted back from the time as of which the refresh runs.
public sealed interface SegmentRule
        permits LocaleRule,
                ChannelRule,
                TierRule,
                BirthMonthRule,
                AttributeRule,
                ConsentRule,
                NetSpendRule,
                PurchasesRule,
                LastPurchaseRule,
                RecencyRule,
                FrequencyRule,
                MonetaryRule,
                ActivityRule,
                ViewedNotBoughtRule {

    /// The types by which JSON and items name the rules.
    @Schema(
            name = "SegmentRuleType",
            description = "Which members the rule applies to:\n"
                    + LocaleRule.WORDS
                    + ChannelRule.WORDS
                    + TierRule.WORDS
                    + BirthMonthRule.WORDS
                    + AttributeRule.WORDS
                    + ConsentRule.WORDS
                    + NetSpendRule.WORDS
                    + PurchasesRule.WORDS
                    + LastPurchaseRule.WORDS
                    + RecencyRule.WORDS
                    + FrequencyRule.WORDS
                    + MonetaryRule.WORDS
                    + ActivityRule.WORDS
                    + ViewedNotBoughtRule.WORDS)
    @RegisterForReflection
    enum Type {
        @JsonProperty("locale")
        LOCALE(LocaleRule.FORM),
        @JsonProperty("channel")
        CHANNEL(ChannelRule.FORM),
        @JsonProperty("tier")
        TIER(TierRule.FORM),
        @JsonProperty("birthMonth")
        BIRTH_MONTH(BirthMonthRule.FORM),
        @JsonProperty("attribute")
        ATTRIBUTE(AttributeRule.FORM),
        @JsonProperty("consent")
        CONSENT(ConsentRule.FORM),
        @JsonProperty("netSpend")
        NET_SPEND(NetSpendRule.FORM),
        @JsonProperty("purchases")
        PURCHASES(PurchasesRule.FORM),
        @JsonProperty("lastPurchase")
        LAST_PURCHASE(LastPurchaseRule.FORM),
        @JsonProperty("recency")
        RECENCY(RecencyRule.FORM),
        @JsonProperty("frequency")
        FREQUENCY(FrequencyRule.FORM),
        @JsonProperty("monetary")
        MONETARY(MonetaryRule.FORM),
        @JsonProperty("activity")
        ACTIVITY(ActivityRule.FORM),
        @JsonProperty("viewedNotBought")
        VIEWED_NOT_BOUGHT(ViewedNotBoughtRule.FORM);

        // A form has copies of its sets, and functions without state.
        @SuppressWarnings("ImmutableEnumChecker")
        private final RuleForm form;

        Type(RuleForm form) {
            this.form = form;
        }

        RuleForm form() {
            return form;
        }
    }

    /// Whether the rule applies to the member.
    ///
    /// @param quintiles where members stand by the scores of all who have bought
    /// @param asOf the time as of which the refresh runs
    boolean fits(MemberSnapshot member, RfmQuintiles quintiles, Instant asOf);

    /// Whether the rule looks at the person or at what the member did. The other rules ask what the member has set or
    /// agreed to.
    default boolean isProfiling() {
        return true;
    }

    /// How many days of activities the rule asks for; 0 if it asks for none.
    default long days() {
        return 0;
    }

    /// The time since when the rule asks for activities.
    default Instant since(Instant asOf) {
        return asOf.minus(Duration.ofDays(days()));
    }

    /// The score by which the rule asks how a member ranks, if it does.
    default Optional<Score> score() {
        return Optional.empty();
    }
}
