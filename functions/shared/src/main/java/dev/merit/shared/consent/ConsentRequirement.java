package dev.merit.shared.consent;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What a member must have consented to, or must not have objected to, so that something may be done. It is a
/// condition of a write that checks or updates the member's wallet, so it holds at the moment of the commit and costs
/// no read and no write unit.
///
/// @param noRestriction whether no [Restriction] may be active
/// @param purposes the consents that are needed, all of them
public record ConsentRequirement(boolean noRestriction, List<Purpose> purposes) {

    /// Nothing but that the member exists.
    public static final ConsentRequirement NONE = new ConsentRequirement(false, List.of());

    /// The member has not objected, and its data are not restricted.
    public static final ConsentRequirement NO_OBJECTION = new ConsentRequirement(true, List.of());

    private static final String VALUE = ":consent";

    public ConsentRequirement {
        purposes = List.copyOf(purposes);
    }

    /// Consents to these purposes.
    public static ConsentRequirement to(Purpose... purposes) {
        return new ConsentRequirement(true, Arrays.asList(purposes));
    }

    /// What it takes to hand the contact of a member to a connector. In China the transfer abroad needs a consent of
    /// its own.
    ///
    /// @param region of the member
    public static ConsentRequirement toSharing(String connector, Region region) {
        var sharing = Purpose.sharing(connector);
        return region == Region.CN ? to(sharing, Purpose.TRANSFER_ABROAD) : to(sharing);
    }

    public boolean isNone() {
        return !noRestriction && purposes.isEmpty();
    }

    /// This and the other.
    public ConsentRequirement and(ConsentRequirement other) {
        return new ConsentRequirement(
                noRestriction || other.noRestriction,
                Stream.concat(purposes.stream(), other.purposes.stream())
                        .distinct()
                        .toList());
    }

    /// Whether a member with this wallet meets it.
    public boolean isMetBy(Item wallet) {
        var given = PresentConsents.of(wallet);
        return purposes.stream().allMatch(given::give)
                && !(noRestriction && Arrays.stream(Restriction.values()).anyMatch(kind -> kind.isActive(wallet)));
    }

    /// A check of the wallet of a member, who must exist.
    public Write check(MemberId member) {
        return addTo(Write.check(Keys.wallet(member), Write.PRESENT), Write.PRESENT);
    }

    /// Adds the requirement to a write of a member's wallet.
    ///
    /// @param condition of the write
    public Write addTo(Write wallet, String condition) {
        var all = new StringBuilder(isNone() ? condition : "(" + condition + ")");
        if (noRestriction) {
            for (var kind : Restriction.values()) {
                all.append(" AND attribute_not_exists(#")
                        .append(kind.attribute())
                        .append(")");
            }
        }
        for (int i = 0; i < purposes.size(); i++) {
            all.append(" AND (")
                    .append(given(wallet, purposes.get(i), VALUE + i))
                    .append(")");
        }
        return wallet.when(all.toString());
    }

    private static String given(Write wallet, Purpose purpose, String value) {
        wallet.with(value, purpose.text());
        var itself = contains(value);
        return purpose.whole()
                .map(whole -> {
                    wallet.with(value + "Whole", whole.text());
                    return itself + " OR " + contains(value + "Whole");
                })
                .orElse(itself);
    }

    private static String contains(String value) {
        return "contains(#" + PresentConsents.ATTRIBUTE + ", " + value + ")";
    }
}
