package dev.merit.coupons.pricing;

import java.util.List;

/// Benefits that give pieces of one SKU for pieces of another.
public final class BuyXGetYs {

    private BuyXGetYs() {}

    /// Buy pieces of one article, get pieces of another at a percentage off.
    ///
    /// @param hundredths of a percent, which is taken off the given pieces
    public static Benefit of(long buy, String bought, long get, String given, int hundredths) {
        return new BuyXGetY(
                new BuyXGetY.Buy(buy, List.of(bought), null),
                new BuyXGetY.Get(get, List.of(given), null, new Percent(hundredths)),
                null);
    }
}
