package dev.merit.local.laws;

import java.util.List;
import java.util.stream.LongStream;

/// Sales to a crowd, each with a redemption of a percentage and one of seven cents.
///
/// @param order what the names of their orders begin with
record Sales(String order, Crowd.Answers redeemed) {

    static final int NUMBER = Crowd.SIZE;

    private static final int FIXED = 7;

    /// What is paid of a sale, in cents: no even part of its total.
    static long paid(int sale) {
        return 700 + 13L * sale;
    }

    /// What is paid of all sales together, each divided for itself.
    static long sum(int divisor) {
        return LongStream.range(0, NUMBER)
                .map(sale -> paid((int) sale) / divisor)
                .sum();
    }

    List<String> redemptions(int sale) {
        return answer(sale).json().getList("redemptions.redemptionId");
    }

    /// What the percentage took off.
    long discount(int sale) {
        return answer(sale).json().getLong("discount.minorUnits") - FIXED;
    }

    private Http.Answer answer(int sale) {
        return redeemed.all().stream()
                .filter(answer -> answer.body().contains("\"" + order + "-" + sale + "\""))
                .findFirst()
                .orElseThrow();
    }
}
