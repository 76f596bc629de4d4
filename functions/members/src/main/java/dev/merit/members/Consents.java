package dev.merit.members;

import dev.merit.shared.consent.ConsentChange;
import dev.merit.shared.consent.ConsentRules;
import dev.merit.shared.consent.PresentConsents;
import dev.merit.shared.consent.Purpose;
import dev.merit.shared.http.Fields;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The consents of a member that the profile shows, of all that it may give.
///
/// @param marketing to be sent offers by all channels
/// @param profiling to have offers chosen by the data of the member
@RegisterForReflection
public record Consents(boolean marketing, boolean profiling) {

    static final Consents NONE = new Consents(false, false);

    /// The consents of a profile; none where it says nothing.
    static Consents in(Profile profile) {
        return Objects.requireNonNullElse(profile.consents(), NONE);
    }

    /// The purposes to which these consent and the earlier ones did not.
    private List<Purpose> addedTo(Consents before) {
        return changes(before).stream()
                .filter(change -> change.given)
                .map(change -> change.purpose)
                .toList();
    }

    /// Refuses consents that the profile cannot give: those that need a confirmation or a guardian.
    ///
    /// @param profile of which these are the consents
    void check(Fields fields, Consents before, ConsentRules rules, Profile profile, Instant now) {
        var guardian = rules.needGuardian(profile.birthDate(), profile.locale(), now);
        for (var purpose : addedTo(before)) {
            fields.in("consents")
                    .when(rules.needConfirmation(purpose), purpose.text(), "needs a confirmation by the member")
                    .when(guardian, purpose.text(), "needs the consent of a guardian");
        }
    }

    /// The rows of the history for what has changed since the earlier ones.
    List<ConsentChange> rows(Consents before, @Nullable String channel, Instant at, String changedBy) {
        return changes(before).stream()
                .map(change -> ConsentChange.of(change.purpose, change.given, channel, at, changedBy))
                .toList();
    }

    /// The present consents with those that these give.
    PresentConsents addTo(PresentConsents present) {
        return applyTo(present, NONE);
    }

    /// The present consents of the member, with what has changed since the earlier ones.
    PresentConsents applyTo(PresentConsents present, Consents before) {
        var after = present;
        for (var change : changes(before)) {
            after = after.with(change.purpose, change.given);
        }
        return after;
    }

    private record Change(Purpose purpose, boolean given) {}

    private List<Change> changes(Consents before) {
        var changes = new ArrayList<Change>();
        if (marketing != before.marketing) {
            changes.add(new Change(Purpose.MARKETING, marketing));
        }
        if (profiling != before.profiling) {
            changes.add(new Change(Purpose.PROFILING, profiling));
        }
        return changes;
    }

    Item toItem() {
        return Item.map().flag("marketing", marketing).flag("profiling", profiling);
    }

    static Consents from(Item item) {
        return new Consents(
                item.maybeFlag("marketing").orElse(false),
                item.maybeFlag("profiling").orElse(false));
    }
}
