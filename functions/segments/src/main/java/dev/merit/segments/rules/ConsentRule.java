package dev.merit.segments.rules;

import dev.merit.shared.http.Fields;
import java.time.Instant;
import java.util.Set;

/// Applies to members who have given a consent and not withdrawn it.
record ConsentRule(String consent) implements SegmentRule {

    static final String WORDS = "- `consent` with `name`: members who gave this consent.\n";

    static final RuleForm FORM = RuleForm.of(body -> new ConsentRule(RuleBody.required(body.name())), "name")
            .withNameCheck(ConsentRule::checkName);

    private static final Set<String> CONSENTS = Set.of("marketing", "profiling");

    @Override
    public boolean isProfiling() {
        return false;
    }

    @Override
    public boolean fits(MemberSnapshot member, RfmQuintiles quintiles, Instant asOf) {
        return member.consents().contains(consent);
    }

    private static void checkName(RuleBody body, Fields fields) {
        RuleForm.checkName(body, fields);
        fields.when(body.name() != null && !CONSENTS.contains(body.name()), "name", "must be marketing or profiling");
    }
}
