package dev.merit.privacy.consents;

import dev.merit.shared.consent.PresentConsents;
import dev.merit.shared.consent.Purpose;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.personal.DataKey;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.personal.EncryptedFields;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A member as it was read: the items of its profile and its wallet.
record StoredMember(MemberId id, Item profile, Item wallet, DataKey key) {

    private static final String VERSION = "version";
    private static final String CONSENTS = "consents";
    private static final String UNCHANGED = "#version = :version AND #dataKey = :dataKey";

    static Optional<StoredMember> read(Table table, DataKeys keys, MemberId id) {
        var found = table.get(List.of(Keys.profile(id), Keys.wallet(id)));
        var profile = found.get(Keys.profile(id));
        var wallet = found.get(Keys.wallet(id));
        return profile == null || wallet == null
                ? Optional.empty()
                : Optional.of(new StoredMember(id, profile, wallet, keys.of(profile)));
    }

    PresentConsents consents() {
        return PresentConsents.of(wallet);
    }

    Optional<LocalDate> birthDate() {
        return new EncryptedFields(profile, key).maybeDate("birthDate");
    }

    Optional<String> locale() {
        return profile.maybeText("locale");
    }

    /// The version of the profile after the change. It names the rows of the change.
    long nextVersion() {
        return profile.number(VERSION) + 1;
    }

    /// The write that raises the version of the profile, unless somebody else has changed it since it was
    /// read. The consents that the profile shows are set to these.
    Write update(PresentConsents after) {
        var write = Write.update(profile.key()).set(VERSION, nextVersion());
        boolean marketing = after.give(Purpose.MARKETING);
        boolean profiling = after.give(Purpose.PROFILING);
        if (marketing || profiling || profile.maybeItem(CONSENTS).isPresent()) {
            var shown = Item.map().flag("marketing", marketing).flag("profiling", profiling);
            write.setAll(Item.map().item(CONSENTS, shown));
        }
        return write.when(UNCHANGED)
                .with(":version", profile.number(VERSION))
                .with(":dataKey", profile.text(DataKeys.WRAPPED));
    }
}
