package dev.merit.shared.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.testing.PersonalDataKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// What is encrypted for a field of a member is read as that field of that member, and as nothing else.
class DataKeysTest {

    private static final DataKeys KEYS = PersonalDataKeys.dataKeys();

    private static Item profile(MemberId member, DataKey key) {
        return Item.at(Keys.profile(member))
                .text(DataKeys.WRAPPED, key.wrapped())
                .number("version", 1L);
    }

    @Property(tries = 300)
    void readsWhatWasEncrypted(
            @ForAll String email, @ForAll String name, @ForAll Map<String, String> attributes, @ForAll int day) {
        var member = MemberId.random();
        var key = KEYS.create(member);
        var born = LocalDate.ofEpochDay(day);
        var item = profile(member, key);
        new EncryptedFields(item, key)
                .text("email", valid(email))
                .text("name", valid(name))
                .date("birthDate", born)
                .texts("attributes", valid(attributes));
        var read = KEYS.fields(item);
        assertThat(read.maybeText("email")).contains(valid(email));
        assertThat(read.maybeText("name")).contains(valid(name));
        assertThat(read.maybeDate("birthDate")).contains(born);
        assertThat(read.texts("attributes")).isEqualTo(valid(attributes));
        assertThat(read.maybeText("phone")).isEmpty();
    }

    /// Halves of surrogate pairs are refused before anything is encrypted.
    private static String valid(String text) {
        return text.codePoints()
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Map<String, String> valid(Map<String, String> texts) {
        var valid = new HashMap<String, String>();
        texts.forEach((name, value) -> valid.put(valid(name), valid(value)));
        return valid;
    }

    @Property(tries = 100)
    void encryptsTheSameDifferentlyEachTime(@ForAll String text) {
        var key = KEYS.create(MemberId.random());
        assertThat(key.encrypt("name", text)).isNotEqualTo(key.encrypt("name", text));
    }

    @Test
    void readsNoOtherFieldAndNoOtherMember() {
        var member = MemberId.random();
        var key = KEYS.create(member);
        var email = key.encryptToBytes("email", "ann@shop.example");
        var swapped = profile(member, key).bytes("name", email);
        assertThatThrownBy(() -> KEYS.fields(swapped).maybeText("name"))
                .isInstanceOf(UnreadablePersonalData.class)
                .hasMessage("The field name of the member " + member
                        + " was altered or was encrypted for another field or member");
        var other = MemberId.random();
        // Another member's key, too, is of no use.
        for (var foreign : new DataKey[] {KEYS.create(other), key}) {
            var item = profile(other, foreign).bytes("email", email);
            assertThatThrownBy(() -> KEYS.fields(item).maybeText("email")).isInstanceOf(UnreadablePersonalData.class);
        }
        var cut = profile(member, key).bytes("email", new byte[] {1, 2, 3});
        assertThatThrownBy(() -> KEYS.fields(cut).maybeText("email")).isInstanceOf(UnreadablePersonalData.class);
    }

    @Test
    void readsNothingWithoutTheKey() {
        var member = MemberId.random();
        var item = Item.at(Keys.profile(member));
        new EncryptedFields(item, KEYS.create(member)).text("email", "ann@shop.example");
        assertThatThrownBy(() -> KEYS.fields(item).maybeText("email"))
                .isInstanceOf(UnreadablePersonalData.class)
                .hasMessage("The data key of the member " + member + " is missing");
        assertThat(KEYS.fields(item).maybeText("phone")).isEmpty();
        for (var wrapped : new String[] {"", "1.", "x.AAAA", "1.?", "99999999999.AAAA"}) {
            var broken = profile(member, KEYS.create(member)).text(DataKeys.WRAPPED, wrapped);
            broken.bytes("email", new byte[40]);
            assertThatThrownBy(() -> KEYS.fields(broken).maybeText("email")).isInstanceOf(UnreadablePersonalData.class);
        }
    }

    @Test
    void asksForAKeyEncryptionKeyOnceInFiveMinutes() {
        var asked = new AtomicInteger();
        var now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
        MasterKey master = label -> {
            asked.incrementAndGet();
            return new byte[AesGcm.KEY_BYTES];
        };
        var keys = new DataKeys(master, 1, now::get);
        assertThat(asked).hasValue(0);
        for (int i = 0; i < 10; i++) {
            keys.create(MemberId.random());
        }
        assertThat(asked).hasValue(1);
        now.updateAndGet(at -> at.plus(Duration.ofMinutes(5)));
        keys.create(MemberId.random());
        assertThat(asked).hasValue(2);
    }

    @Test
    void wrapsWithTheCurrentKeyAndReadsWhatEarlierOnesWrapped() {
        var member = MemberId.random();
        var item = profile(member, KEYS.create(member));
        KEYS.fields(item).text("email", "ann@shop.example");
        var second = PersonalDataKeys.dataKeys(2);
        assertThat(second.fields(item).maybeText("email")).contains("ann@shop.example");
        assertThat(second.create(member).wrapped()).startsWith("2.");
        assertThat(KEYS.rewrap(item)).isEmpty();
        assertThat(second.rewrap(item)).isPresent();
    }
}
