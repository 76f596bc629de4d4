package dev.merit.coupons.redemptions.http;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.Shop;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;

/// A test of a coupon that was issued to a member: an eighth off orders of 50 dollars or more.
abstract class IssuedCode {

    static final String ORDER = "{\"total\": {\"minorUnits\": 10000, \"currency\": \"USD\"}}";

    @Inject
    Table table;

    StrategyId strategy = StrategyId.random();
    MemberId member = MemberId.random();
    String code = "";

    @BeforeEach
    void issue() {
        strategy = Shop.active("{\"conditions\": {\"minimumSpend\": {\"minorUnits\": 5000, \"currency\": \"USD\"}}}");
        member = Shop.member(table);
        code = Shop.coupon(strategy, member);
    }

    /// How many of the strategy's coupons the member was issued or has redeemed.
    long use(String what) {
        return table.get(Keys.use(member, strategy)).orElseThrow().sum(what);
    }
}
