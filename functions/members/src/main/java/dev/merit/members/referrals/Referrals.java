package dev.merit.members.referrals;

import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.member.ReferralItems;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The codes by which members refer others. A member's code is derived from its id. The item that leads from the code
/// to the member is created when the code is first read, so a member who refers nobody costs nothing.
@Singleton
public final class Referrals {

    private final Table table;
    private final Secret secret;

    public Referrals(Table table, Secret secret) {
        this.table = table;
        this.secret = secret;
    }

    /// The member's code, valid from now on; empty, if there is no such member. If another member has the same code,
    /// which is a chance of one in a million millions, the member's id is its code.
    Optional<String> code(MemberId member) {
        var code = ReferralItems.code(secret, member);
        var found = table.get(List.of(Keys.referral(code), Keys.profile(member)));
        if (!found.containsKey(Keys.profile(member))) {
            return Optional.empty();
        }
        var item = found.get(Keys.referral(code));
        if (item != null) {
            return Optional.of(member.equals(ReferralItems.member(item)) ? code.value() : member.value());
        }
        return Optional.of(
                table.write(ReferralItems.creation(code, member)) instanceof Outcome.Done
                        ? code.value()
                        : member.value());
    }

    /// The members that registrations name as referrers. An id is returned without a check that the member exists; an
    /// unknown code is left out.
    public Map<Referrer, MemberId> find(Collection<@Nullable Referrer> referrers) {
        var members = new HashMap<Referrer, MemberId>();
        var named = referrers.stream().filter(Objects::nonNull).distinct().toList();
        named.stream().filter(r -> !r.isCode()).forEach(r -> members.put(r, r.id()));
        var codes = named.stream().filter(Referrer::isCode).toList();
        if (!codes.isEmpty()) {
            var found = table.get(
                    codes.stream().map(r -> Keys.referral(r.code())).distinct().toList());
            codes.forEach(r -> Optional.ofNullable(found.get(Keys.referral(r.code())))
                    .ifPresent(item -> members.put(r, ReferralItems.member(item))));
        }
        return members;
    }
}
