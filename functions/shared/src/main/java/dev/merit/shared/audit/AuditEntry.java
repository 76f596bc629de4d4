package dev.merit.shared.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.merkle.Hash;
import dev.merit.shared.table.Item;
import java.time.Instant;
import java.util.Optional;

/// An entry of the audit log, as it is stored and hashed: a text of JSON that names the hash of the entry before it in
/// its shard. Its hash is that of a leaf of the tree, over exactly these bytes; so whoever checks it needs no rules of
/// how JSON is written.
///
/// @param actor by which entries are found: the member's id, or the MAC of the subject
public record AuditEntry(AuditEntryId id, String record, String actor) {

    private static final String RECORD = "record";
    private static final String ACTOR = "actor";

    /// The entry of an act at a place.
    ///
    /// @param prior the hash of the entry before it; empty for the first of a shard
    static AuditEntry of(
            AuditAct act, String actor, AuditEntryId id, Instant at, Optional<Hash> prior, Optional<String> requestId) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("entryId", id.toString());
        prior.ifPresent(hash -> json.put("prior", hash.toString()));
        json.put("at", at.toString());
        var who = json.putObject(ACTOR);
        var roles = who.putArray("roles");
        act.actor().roles().forEach(roles::add);
        who.put(act.actor().member() == null ? "subject" : "memberId", actor);
        json.put("action", act.action());
        json.putObject("target")
                .put("kind", act.target().kind())
                .put("id", act.target().id());
        requestId.ifPresent(given -> json.put("requestId", given));
        if (!act.before().isEmpty()) {
            json.set("before", act.before());
        }
        if (!act.after().isEmpty()) {
            json.set("after", act.after());
        }
        return new AuditEntry(id, json.toString(), actor);
    }

    /// The name of an actor in the log.
    static String name(AuditActor actor, Secret secret) {
        var member = actor.member();
        return member == null ? nameOf(actor.subject(), secret) : member.value();
    }

    /// The name of a subject in the log.
    public static String nameOf(String subject, Secret secret) {
        return secret.macText("audit/subject", subject);
    }

    Hash hash() {
        return Hash.leaf(record);
    }

    Item toItem(AuditTarget target, Instant at) {
        var place = Keys.auditOf(target.toString(), at, id.toString());
        return Item.at(Keys.auditEntry(id.shard(), id.number()))
                .text(RECORD, record)
                .text(ACTOR, actor)
                .text("gsi1pk", place.pk())
                .text("gsi1sk", place.sk());
    }

    public static AuditEntry from(Item item) {
        var key = item.key();
        var id = new AuditEntryId(Integer.parseInt(key.pkId()), Long.parseLong(key.skId()));
        return new AuditEntry(id, item.text(RECORD), item.text(ACTOR));
    }
}
