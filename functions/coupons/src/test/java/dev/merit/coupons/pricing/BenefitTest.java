package dev.merit.coupons.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.merit.shared.money.Money;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenefitTest {

    private static final Currency USD = Currency.getInstance("USD");

    /// In minor units: the maximum, the total and what is taken off.
    @ParameterizedTest
    @CsvSource({
        "10,    ,    1000,  100",
        "12.5,  ,    1000,  125",
        "50,    ,       1,    0", // 0.5 to the even 0
        "50,    ,       3,    2", // 1.5 to the even 2
        "50,    ,       5,    2", // 2.5 to the even 2
        "12.5,  ,     100,   12", // 12.5 to the even 12
        "12.5,  ,     108,   14", // 13.5 to the even 14
        "33.33, ,     100,   33", // 33.33
        "0.01,  ,    4999,    0", // 0.4999
        "0.01,  ,    5001,    1", // 0.5001
        "100,   ,     999,  999",
        "100,   ,       0,    0",
        "10, 50,     1000,   50",
        "10, 100,    1000,  100",
        "10, 101,    1000,  100",
        "100, 5000,   999,  999",
        "99.99, , 1000000000000000, 999900000000000",
        "100,   , 1000000000000000, 1000000000000000",
    })
    void takesOffAPercentageUpToItsMaximum(String percent, Long maximum, long total, long discount) {
        var benefit = new PercentOff(Percent.of(percent), maximum == null ? null : usd(maximum));
        assertThat(discount(benefit, total, 700)).isEqualTo(usd(discount));
        assertThat(Benefit.from(benefit.toItem(), USD)).isEqualTo(benefit);
    }

    @ParameterizedTest
    @CsvSource({"500, 1000, 500", "500, 500, 500", "500, 499, 499", "500, 0, 0", "1, 1, 1"})
    void takesOffAnAmountUpToTheTotal(long amount, long total, long discount) {
        var benefit = new AmountOff(usd(amount));
        assertThat(discount(benefit, total, 700)).isEqualTo(usd(discount));
        assertThat(Benefit.from(benefit.toItem(), USD)).isEqualTo(benefit);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 700})
    void takesOffTheShipping(long shipping) {
        var benefit = new FreeShipping();
        assertThat(discount(benefit, 10_000, shipping)).isEqualTo(usd(shipping));
        assertThat(Benefit.from(benefit.toItem(), USD)).isEqualTo(benefit);
    }

    @ParameterizedTest
    @CsvSource({"12.50, 12.5", "100, 100", "100.00, 100", "0.01, 0.01", "007, 7", "10, 10"})
    void writesAPercentagePlainly(String text, String plain) {
        assertThat(Percent.of(text).text()).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00", "100.01", "1000", "-1", "1.234", ".5", "5.", "1e1", "12,5", "", "５", " 5"})
    void refusesWhatIsNoPercentage(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Percent.of(text));
    }

    private static Money discount(Benefit benefit, long goods, long shipping) {
        var cart = new Cart(usd(goods + shipping), usd(shipping), List.of(), null);
        return Evaluator.price(Carts.terms(benefit, Conditions.NONE), cart).discount();
    }

    private static Money usd(long cents) {
        return new Money(cents, USD);
    }
}
