package dev.merit.shared.member;

import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.ReferralCode;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;

/// The items that lead from a referral code to its member. A member's code is a MAC of its id.
public final class ReferralItems {

    private static final String MEMBER = "memberId";
    private static final String FREE_OR_OWN = "attribute_not_exists(pk) OR #memberId = :member";

    private ReferralItems() {}

    public static ReferralCode code(Secret secret, MemberId member) {
        return ReferralCode.of(secret.mac("members/referral", member.value()));
    }

    /// The member that an item leads to.
    public static MemberId member(Item item) {
        return new MemberId(item.text(MEMBER));
    }

    /// Creates the item, unless the code leads to another member.
    public static Write creation(ReferralCode code, MemberId member) {
        return ifFreeOrOwn(Write.put(Item.at(Keys.referral(code)).text(MEMBER, member.value())), member);
    }

    /// Deletes the item, if there is one. Refused if the code leads to another member.
    public static Write removal(ReferralCode code, MemberId member) {
        return ifFreeOrOwn(Write.delete(Keys.referral(code)), member);
    }

    private static Write ifFreeOrOwn(Write write, MemberId member) {
        return write.when(FREE_OR_OWN).with(":member", member.value());
    }
}
