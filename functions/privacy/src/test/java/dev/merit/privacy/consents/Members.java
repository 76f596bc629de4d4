package dev.merit.privacy.consents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.personal.EncryptedFields;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Members as this function knows them.
final class Members {

    private Members() {}

    static MemberId member(Table table, DataKeys keys) {
        return member(table, keys, null, null);
    }

    static MemberId member(Table table, DataKeys keys, @Nullable LocalDate birthDate, @Nullable String locale) {
        var member = MemberId.random();
        var key = keys.create(member);
        var profile = new EncryptedFields(Item.at(Keys.profile(member)), key)
                .date("birthDate", birthDate)
                .item()
                .text("locale", locale)
                .text(DataKeys.WRAPPED, key.wrapped())
                .number("version", 1L);
        var created = table.transact(List.of(Write.put(profile), Write.put(Item.at(Keys.wallet(member)))));
        assertThat(created).isInstanceOf(Outcome.Done.class);
        return member;
    }
}
