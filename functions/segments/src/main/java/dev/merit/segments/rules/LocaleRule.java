package dev.merit.segments.rules;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Applies to members with one of these locales, or of one of these languages in any country.
record LocaleRule(List<String> locales) implements SegmentRule {

    static final String WORDS =
            "- `locale` with `values`: members with one of these locales (`en-GB`) or languages (`en`).\n";

    static final RuleForm FORM = RuleForm.of(body -> new LocaleRule(RuleBody.required(body.values())), "values");

    @Override
    public boolean isProfiling() {
        return false;
    }

    @Override
    public boolean fits(MemberSnapshot member, RfmQuintiles quintiles, Instant asOf) {
        var locale = member.locale();
        return locale != null && locales.stream().anyMatch(wanted -> isOf(locale, wanted));
    }

    private static boolean isOf(String locale, String wanted) {
        var lower = locale.toLowerCase(Locale.ROOT);
        var prefix = wanted.toLowerCase(Locale.ROOT);
        return lower.equals(prefix) || lower.startsWith(prefix + "-");
    }
}
