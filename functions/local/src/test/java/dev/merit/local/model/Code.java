package dev.merit.local.model;

import dev.merit.shared.id.CouponCode;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;

/// A code, of a member's coupon or of everybody.
record Code(String text, Plan plan, int owner) {

    static final int EVERYBODY = -1;

    boolean isShared() {
        return owner == EVERYBODY;
    }

    String canonical() {
        return new CouponCode(text).canonical();
    }

    Key key() {
        return Keys.coupon(canonical());
    }
}
