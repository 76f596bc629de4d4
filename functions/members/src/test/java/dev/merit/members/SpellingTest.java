package dev.merit.members;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// However an address, a phone number or a name is spelt, a person is one member, and what is kept is clean. In the
/// tables below `<200B>` stands for the character of that number.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class SpellingTest {

    private static final String PATH = "/v1/members";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a1@s.example|A1@S.Example|A1@S.Example",
                "a2@s.example|<20>a2@s.example<A0>|a2@s.example",
                "a3@s.example|a3<200B>@s.example|a3@s.example",
                "a4@s.example|<FEFF>a4@s.example|a4@s.example",
                "a5@s.example|<202E>a5@s.example<202C>|a5@s.example",
                "a6@s.example|a<AD>6@s.example|a6@s.example",
                "a7@s.example|a7<FE0F>@s.example|a7@s.example",
                "a8@s.example|<FF41>8<FF20>s.example|a8@s.example",
                "a9@s.example|a9@s.example.|a9@s.example",
                "b1@s.example|b1@s<3002>example|b1@s<3002>example",
                "b2@b<FC>cher.example|b2@xn--bcher-kva.example|b2@xn--bcher-kva.example",
                "b3@XN--BCHER-KVA.example|b3@B<DC>CHER.example|b3@B<DC>CHER.example",
                "b4@b<FC>cher.example|b4@bu<308>cher.example|b4@b<FC>cher.example",
                "b5@<4F8B>.<30C6><30B9><30C8>|b5@xn--fsq.xn--zckzah|b5@xn--fsq.xn--zckzah",
                "b6@stra<DF>e.example|b6@xn--strae-oqa.example|b6@xn--strae-oqa.example",
                "<3BF><3B4><3BF><3C2>@s.example|<39F><394><39F><3A3>@s.example|<39F><394><39F><3A3>@s.example",
            })
    void knowsAnEmailInAnySpelling(String email, String other, String shown) {
        isTheSame("email", text(email), text(other), text(shown));
    }

    @ParameterizedTest
    @CsvSource({
        "c1@strasse.example, c1@stra<DF>e.example",
        "c2@s.example, c2+shop@s.example",
        "c3@s.example, c.3@s.example",
        "c4i@s.example, c4<131>@s.example",
    })
    void keepsDifferentAddressesApart(String email, String other) {
        register("email", text(email));
        assertThat(register("email", text(other))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "+442079460100|+44 (0)20 7946 0100|+44 (0)20 7946 0100",
                "+442079460101|<202A>+44 20<A0>7946<2011>0101<202C>|+44 20 7946<2010>0101",
                "+442079460102|<FF0B><FF14><FF14>2079460102|+442079460102",
                "+442079460103|+44/20.7946-0103|+44/20.7946-0103",
                "+493012345678|+49 (0) 30 / 12345678|+49 (0) 30 / 12345678",
                "+390612345678|+39 06 1234 5678|+39 06 1234 5678",
            })
    void knowsAPhoneInAnySpelling(String phone, String other, String shown) {
        isTheSame("phone", text(phone), text(other), text(shown));
    }

    @ParameterizedTest
    @CsvSource({
        "en-GB, 020 7946 0200, +442079460200",
        "en-GB, (020) 7946-0201, +442079460201",
        "de-AT, 0043 1 5850203, +4315850203",
        "en-US, 212-555-0204, +12125550204",
    })
    void takesANationalPhoneByTheLocale(String locale, String phone, String international) {
        var body = "{\"locale\": \"" + locale + "\", \"phone\": \"" + phone + "\"}";
        var answer = Event.as("storefront").post(PATH, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().getString("phone")).isEqualTo(international);
        assertThat(find("phone", international)).isEqualTo(answer.json().getString("memberId"));
        assertThat(Event.as("storefront").post(PATH, body).status()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "020 7946 0000 | must begin with + and a country's code, as in +442079460000",
                "+44 123 | is too short for its country",
                "+44 20 7946 0000 0000 | is too long for its country",
                "+999 20 7946 0000 | has a country code that does not exist",
                "+1 800 FLOWERS | must have digits alone, and blanks, dots, dashes, slashes and brackets between them",
                "+44 20 7946 0000 ext 7 | must have digits alone, and blanks, dots, dashes, slashes and brackets between them",
                "+ | is not a phone number",
            })
    void saysWhyAPhoneIsRefused(String phone, String reason) {
        var answer = Event.as("storefront").post(PATH, "{\"phone\": \"" + phone + "\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getString("errors[0].pointer")).isEqualTo("/phone");
        assertThat(answer.json().getString("errors[0].reason")).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "d@e..example",
        "d@.e.example",
        "d@@e.example",
        "@e.example",
        "d@",
        "d<200B>@<200B>",
        "d e@e.example",
        "d@.",
        "d@e<20>f"
    })
    void refusesWhatIsNoAddress(String email) {
        var answer = Event.as("storefront").post(PATH, "{\"email\": \"" + text(email) + "\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().getString("errors[0].pointer")).isEqualTo("/email");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "<20>Ann<9>Example<20>|Ann Example",
                "Ann\\nExample|Ann Example",
                "A<7>nn<200B><FEFF>|Ann",
                "<202E>nnA<202C> <2066>x<2069>|nnA x",
                "Zoe<308>|Zo<EB>",
                "<915><94D><200D><937>|<915><94D><200D><937>",
                "<645><6CC><200C><62E>|<645><6CC><200C><62E>",
                "<1F468><200D><1F469>|<1F468><200D><1F469>",
            })
    void keepsTheLettersOfAName(String name, String kept) {
        var answer = Event.as("storefront").post(PATH, "{\"name\": \"" + escaped(text(name)) + "\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        var id = answer.json().getString("memberId");
        assertThat(Event.as("storefront").get(PATH + "/" + id).json().getString("name"))
                .isEqualTo(text(kept));
    }

    @Test
    void cleansPatchesAndBatches() {
        register("email", "e1@s.example");
        var id = register("email", "e2@s.example");
        var taken = Event.as("operator")
                .header("If-Match", "\"1\"")
                .patch(PATH + "/" + id, "{\"email\": \" e1\u200B@S.example.\"}");
        assertThat(taken.status()).isEqualTo(409);
        var changed = Event.as("operator").header("If-Match", "\"1\"").patch(PATH + "/" + id, """
                {"email": " E3\u200B@s.example", "locale": "en-GB", "phone": "020 7946 0300", "name": "E\u202E 3"}""");
        assertThat(changed.json().getString("email")).isEqualTo("E3@s.example");
        assertThat(changed.json().getString("phone")).isEqualTo("+442079460300");
        assertThat(changed.json().getString("name")).isEqualTo("E 3");
        var batch = Event.as("operator").post(PATH + "/batch", """
                {"members": [{"email": "e4@s.example"}, {"email": "\uFEFFE4@s.example."},
                             {"phone": "+44 (0)20 7946 0300"}, {"externalId": "e5", "email": "e5@s.example "},
                             {"externalId": "e5", "email": "e5@s.example"}]}""");
        assertThat(batch.json().getList("results.status").toString())
                .isEqualTo("[registered, rejected, rejected, registered, duplicate]");
    }

    @Test
    void saysHowAPlusIsWrittenInALookUp() {
        assertThat(refusal("phone", " 442079460400"))
                .isEqualTo("begins with a blank: the plus sign of a phone number is written %2B");
        assertThat(refusal("email", "f shop@s.example")).isEqualTo("has a blank in it: a plus sign is written %2B");
    }

    private static String refusal(String name, String value) {
        var answer = Event.as("storefront").query(name, value).get(PATH);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("errors[0].pointer")).isEqualTo("?" + name);
        return answer.json().getString("errors[0].reason");
    }

    /// The one and the other are one, whichever comes first, and also for whoever looks for it.
    private static void isTheSame(String field, String one, String other, String shown) {
        var id = register(field, one);
        assertThat(find(field, other)).isEqualTo(id);
        var taken = Event.as("storefront").post(PATH, body(field, other));
        assertThat(taken.status()).as(taken.body()).isEqualTo(409);
        var changed = Event.as("operator").header("If-Match", "\"1\"").patch(PATH + "/" + id, body(field, other));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.json().getString(field)).isEqualTo(shown);
        assertThat(find(field, one)).isEqualTo(id);
    }

    private static String register(String field, String value) {
        var answer = Event.as("storefront").post(PATH, body(field, value));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().getString("memberId");
    }

    private static String body(String field, String value) {
        return "{\"" + field + "\": \"" + value + "\"}";
    }

    private static String find(String name, String value) {
        var answer = Event.as("storefront").query(name, value).get(PATH);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return String.join(",", answer.json().getList("items.memberId", String.class));
    }

    private static String text(String table) {
        return Pattern.compile("<([0-9A-F]+)>")
                .matcher(table)
                .replaceAll(match -> Character.toString(Integer.parseInt(match.group(1), 16)));
    }

    private static String escaped(String text) {
        return text.replace("\t", "\\t").replace("\u0007", "\\u0007");
    }
}
