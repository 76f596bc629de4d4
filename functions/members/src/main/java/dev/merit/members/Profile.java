package dev.merit.members;

import dev.merit.shared.consent.ConsentRules;
import dev.merit.shared.http.Fields;
import dev.merit.shared.http.SharedFields;
import dev.merit.shared.id.CleanText;
import dev.merit.shared.member.EmailAddress;
import dev.merit.shared.member.Identities;
import dev.merit.shared.member.Identity;
import dev.merit.shared.member.PhoneNumber;
import dev.merit.shared.personal.DataKey;
import dev.merit.shared.personal.EncryptedFields;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The fields of a member that can be updated. None is required. An empty map of attributes is stored as null.
@RegisterForReflection
@Schema(name = "MemberPatch", examples = MemberDocs.PATCH)
public record Profile(
        @Nullable String externalId,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String name,
        @Nullable LocalDate birthDate,
        @Nullable String locale,
        @Nullable String channel,
        @Nullable Consents consents,
        @Nullable Map<String, String> attributes) {

    /// The attributes of a member's item that have the profile.
    static final List<String> ATTRIBUTES =
            List.of("externalId", "email", "phone", "name", "birthDate", "locale", "channel", "consents", "attributes");

    private static final Profile NONE = new Profile(null, null, null, null, null, null, null, null, null);

    private static final int MAX_NAME_LENGTH = 200;
    private static final int MAX_LOCALE_LENGTH = 35;

    /// The offset in which a day begins first.
    private static final ZoneOffset FIRST_OFFSET = ZoneOffset.ofHours(14);

    public Profile {
        attributes = ordered(attributes);
    }

    public static @Nullable Map<String, String> ordered(@Nullable Map<String, String> attributes) {
        return attributes == null || attributes.isEmpty()
                ? null
                : Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /// The profile without invisible characters and superfluous blanks. The shop's own texts stay as they are:
    /// externalId and attributes.
    public Profile clean(HomeRegion home) {
        return new Profile(
                externalId,
                email == null ? null : EmailAddress.clean(email),
                phone == null ? null : PhoneNumber.clean(phone, home.of(locale)),
                name == null ? null : CleanText.name(name),
                birthDate,
                locale,
                channel,
                consents,
                attributes);
    }

    public void check(Fields fields, HomeRegion home, Instant now) {
        checkAfter(NONE, fields, home, now);
    }

    /// Does not check a phone that is unchanged: it may have been accepted under earlier rules.
    void checkAfter(Profile before, Fields fields, HomeRegion home, Instant now) {
        fields.value("externalId", externalId, Identity::externalId);
        fields.value("email", email, Identity::email);
        var newPhone = Objects.equals(phone, before.phone) ? null : phone;
        fields.value("phone", newPhone, text -> PhoneNumber.identity(text, home.of(locale)));
        fields.text("name", name, 1, MAX_NAME_LENGTH);
        var birthday = birthDate;
        var today = LocalDate.ofInstant(now, FIRST_OFFSET);
        fields.when(birthday != null && birthday.isAfter(today), "birthDate", "must not lie in the future");
        fields.when(locale != null && !isTag(locale), "locale", "must be a language tag of BCP 47, as in en-GB");
        SharedFields.label(fields, "channel", channel);
        SharedFields.attributes(fields, attributes);
    }

    /// Refuses consents that a profile cannot give.
    public void checkConsents(Fields fields, ConsentRules rules, Instant now) {
        checkConsentsAfter(NONE, fields, rules, now);
    }

    void checkConsentsAfter(Profile before, Fields fields, ConsentRules rules, Instant now) {
        Consents.in(this).check(fields, Consents.in(before), rules, this, now);
    }

    private static boolean isTag(String text) {
        try {
            new Locale.Builder().setLanguageTag(text);
            return !text.isEmpty() && text.length() <= MAX_LOCALE_LENGTH;
        } catch (IllformedLocaleException _) {
            return false;
        }
    }

    /// The identities, which no other member may have.
    public Map<Identity.Kind, Identity> identities() {
        return Identities.of(externalId, email, phone);
    }

    /// The fields that are not encrypted.
    Profile withoutPerson() {
        return new Profile(null, null, null, null, null, locale, channel, consents, null);
    }

    /// Adds the profile to a member's item. What identifies or describes the person is encrypted.
    Item addTo(Item item, DataKey key) {
        new EncryptedFields(item, key)
                .text("externalId", externalId)
                .text("email", email)
                .text("phone", phone)
                .text("name", name)
                .date("birthDate", birthDate)
                .texts("attributes", attributes);
        return item.text("locale", locale)
                .text("channel", channel)
                .item("consents", consents == null ? null : consents.toItem());
    }

    static Profile from(Item item, DataKey key) {
        var personal = new EncryptedFields(item, key);
        return new Profile(
                personal.maybeText("externalId").orElse(null),
                personal.maybeText("email").orElse(null),
                personal.maybeText("phone").orElse(null),
                personal.maybeText("name").orElse(null),
                personal.maybeDate("birthDate").orElse(null),
                item.maybeText("locale").orElse(null),
                item.maybeText("channel").orElse(null),
                item.maybeItem("consents").map(Consents::from).orElse(null),
                personal.texts("attributes"));
    }
}
