package dev.merit.shared.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.merit.shared.crypto.Secret;
import dev.merit.shared.problems.ProblemException;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CursorTest {
    private final Cursor cursor = new Cursor(new Secret("0123456789abcdef0123456789abcdef"));

    @Property(tries = 200)
    void givesBackThePositionThatItTook(@ForAll @Size(max = 4) Map<String, String> position) {
        assertThat(cursor.decode("list", cursor.encode("list", position))).isEqualTo(position);
    }

    @Test
    void refusesACursorOfAnotherListOrKey() {
        var theirs = cursor.encode("activities/m-1", Map.of("sk", "a"));
        refuses("activities/m-2", theirs);
        var other = new Cursor(new Secret("another key of thirty-two bytes.."));
        refuses("activities/m-1", other.encode("activities/m-1", Map.of("sk", "a")));
    }

    @Test
    void refusesEveryChangeOfACharacter() {
        var whole = cursor.encode("list", Map.of("sk", "abc"));
        for (var i = 0; i < whole.length(); i++) {
            var changed = whole.charAt(i) == 'A' ? 'B' : 'A';
            refuses("list", whole.substring(0, i) + changed + whole.substring(i + 1));
        }
    }

    @Test
    void refusesWhatIsNoCursorAtAll() {
        refuses("list", "");
        refuses("list", "%%%");
        refuses("list", "AAAA");
    }

    private void refuses(String list, String text) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> cursor.decode(list, text))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("invalid-cursor"));
    }
}
