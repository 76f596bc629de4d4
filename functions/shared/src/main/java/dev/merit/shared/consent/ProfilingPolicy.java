package dev.merit.shared.consent;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// On what ground the shop profiles its members, by the setting `merit.consent.profiling`:
///
/// - `objection`: a legitimate interest, to which a member may object (GDPR, art. 6 (1) f and 21); the default
/// - `required`: the consent of the member to `profiling`
///
/// A strategy that calls itself personalised needs the consent in any case.
@Singleton
public final class ProfilingPolicy {

    private static final String OBJECTION = "objection";
    private static final String REQUIRED = "required";

    private final ConsentRequirement requirement;

    public ProfilingPolicy(@ConfigProperty(name = "merit.consent.profiling", defaultValue = OBJECTION) String ground) {
        this.requirement = switch (ground) {
            case OBJECTION -> ConsentRequirement.NO_OBJECTION;
            case REQUIRED -> consent();
            default ->
                throw new IllegalStateException("merit.consent.profiling is neither " + OBJECTION + " nor " + REQUIRED);
        };
    }

    /// The policy of a shop without the setting.
    public static ProfilingPolicy byDefault() {
        return new ProfilingPolicy(OBJECTION);
    }

    /// What a member must meet to be profiled.
    public ConsentRequirement requirement() {
        return requirement;
    }

    /// The consent to profiling, whatever the shop's ground.
    public static ConsentRequirement consent() {
        return ConsentRequirement.to(Purpose.PROFILING);
    }
}
