package dev.merit.coupons.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.merit.shared.id.CouponCode;
import java.util.HashSet;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class CouponCodeTest {

    private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    @Provide
    Arbitrary<CouponCode> codes() {
        var fixed = Arbitraries.strings().withChars(CHARACTERS + "-").ofMaxLength(8);
        return fixed.map(text -> new CodePattern(text + "-########").draw());
    }

    @Property(tries = 200)
    void findsEachSingleWrongCharacter(@ForAll("codes") CouponCode code) {
        var right = code.canonical();
        for (int place = 0; place < right.length(); place++) {
            for (int i = 0; i < CHARACTERS.length(); i++) {
                char c = CHARACTERS.charAt(i);
                if (c != right.charAt(place)) {
                    assertRefused(right.substring(0, place) + c + right.substring(place + 1));
                }
            }
        }
    }

    @Property(tries = 200)
    void findsAnyTwoCharactersThatChangedPlaces(@ForAll("codes") CouponCode code) {
        var right = code.canonical();
        for (int one = 0; one < right.length(); one++) {
            for (int other = one + 1; other < right.length(); other++) {
                var swapped = new StringBuilder(right);
                swapped.setCharAt(one, right.charAt(other));
                swapped.setCharAt(other, right.charAt(one));
                if (!swapped.toString().equals(right)) {
                    assertRefused(swapped.toString());
                }
            }
        }
    }

    @Property(tries = 200)
    void isTheSameHoweverItIsTyped(@ForAll("codes") CouponCode code, @ForAll @IntRange(min = 1, max = 8) int place) {
        var typed = code.text().toLowerCase(Locale.ROOT);
        var spaced = typed.substring(0, place) + " _." + typed.substring(place);
        assertThat(new CouponCode(typed).canonical()).isEqualTo(code.canonical());
        assertThat(new CouponCode(spaced).canonical()).isEqualTo(code.canonical());
        assertThat(new CouponCode(code.canonical()).canonical()).isEqualTo(code.canonical());
    }

    /// As mails, web pages, spreadsheets and keyboards of other scripts have it.
    @Property(tries = 200)
    void isTheSameHoweverItIsPasted(@ForAll("codes") CouponCode code, @ForAll @IntRange(min = 1, max = 8) int place) {
        var shown = code.text();
        for (var pasted : new String[] {
            shown + "\r\n",
            "\n\t " + shown + "\u2028",
            "\ufeff" + shown + "\u200b",
            shown.substring(0, place) + "\u00ad\u2060\u200d" + shown.substring(place),
            shown.substring(0, place) + "\u00a0\u3000\t" + shown.substring(place),
            "\u202e" + shown + "\u202c",
            wide(shown)
        }) {
            assertThat(new CouponCode(pasted).canonical()).isEqualTo(code.canonical());
        }
        for (char dash : "‐‑‒–—―−－﹣ー⁃".toCharArray()) {
            var dashed = shown.replace('-', dash);
            assertThat(new CouponCode(dashed)).isEqualTo(code);
        }
    }

    private static String wide(String text) {
        return text.chars()
                .map(c -> c - '!' + '！')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Example
    void areDrawnWithoutLookAlikesAndNeverTwice() {
        var drawn = new HashSet<String>();
        for (int i = 0; i < 2_000; i++) {
            var code = CodePattern.DEFAULT.draw();
            assertThat(code.isChecked()).isTrue();
            assertThat(drawn.add(code.text())).isTrue();
        }
        assertThat(drawn).allMatch(code -> code.matches("[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}"));
        assertThat(String.join("", drawn)).contains("2", "9", "A", "Z");
    }

    @Example
    void keepsToThePattern() {
        assertThat(new CodePattern("SPRING-########").draw().text()).matches("SPRING-[2-9A-HJKMNP-Z]{9}");
    }

    @Example
    void refusesWhatIsNoPattern() {
        for (var text : new String[] {
            "SPRING-#######", "spring-########", "A B ########", "#".repeat(25), "", "A".repeat(24) + "########"
        }) {
            assertThatIllegalArgumentException().isThrownBy(() -> new CodePattern(text));
        }
    }

    @Example
    void refusesWhatIsNoCode() {
        for (var text : new String[] {
            "",
            "000",
            "0".repeat(33),
            "٠٠٠٠٠٠٠٠٠",
            "ΑΒΕΗΙΚΜΝ",
            "0000\n00000",
            "0000\u00000000",
            "----",
            " ".repeat(300) + "0000"
        }) {
            assertThatIllegalArgumentException().isThrownBy(() -> new CouponCode(text));
        }
        assertThat(new CouponCode("000000000").canonical()).isEqualTo("000000000");
        assertThat(new CouponCode("Summer26").isPlain()).isTrue();
        assertThat(new CouponCode("Summer-26").isPlain()).isFalse();
    }

    private static void assertRefused(String code) {
        assertThat(new CouponCode(code).isChecked()).isFalse();
    }
}
