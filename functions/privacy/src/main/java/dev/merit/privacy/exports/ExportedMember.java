package dev.merit.privacy.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.merit.shared.audit.AuditEntry;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.json.Json;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.personal.DataKey;
import dev.merit.shared.personal.EncryptedFields;
import dev.merit.shared.personal.PersonalChanges;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.tiers.Tiers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The member whose data are exported, with what reads them.
///
/// @param key decrypts the member's personal data, and encrypts the files
/// @param tiers of the shop, by which the member's tier follows from the wallet
/// @param asOf when the export began
public record ExportedMember(
        MemberId id, DataKey key, Optional<Tiers> tiers, Secret secret, Json json, Table table, Instant asOf) {

    EncryptedFields personal(Item profile) {
        return new EncryptedFields(profile, key);
    }

    List<Item> entries(Item voucher) {
        return table.all(Keys.voucherEntries(voucher.key()));
    }

    JsonNode audited(Item entry) {
        return json.read(AuditEntry.from(entry).record());
    }

    /// The changed fields of an audit entry, with the personal data that the member's key decrypts.
    JsonNode changes(Item entry, String name) {
        var fields = audited(entry).path(name);
        return fields.isMissingNode() ? MissingNode.getInstance() : PersonalChanges.decrypt(fields, key, json::read);
    }
}
