package dev.merit.shared.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeSet;

/// What somebody does, for the audit log.
///
/// @param action the operationId of the API
/// @param before the changed fields as they were; empty for what is new
/// @param after the changed fields as they are then; whoever gives personal data encrypts it first
public record AuditAct(AuditActor actor, String action, AuditTarget target, ObjectNode before, ObjectNode after) {

    public AuditAct(AuditActor actor, String action, AuditTarget target) {
        this(actor, action, target, empty(), empty());
    }

    /// The act with what two states of its target differ in.
    public AuditAct changing(JsonNode before, JsonNode after) {
        var was = empty();
        var is = empty();
        compare(before, after, was, is);
        return new AuditAct(actor, action, target, was, is);
    }

    /// The act with one field that it changes.
    public AuditAct changing(String field, String before, String after) {
        return changing(empty().put(field, before), empty().put(field, after));
    }

    /// The act with what it creates.
    public AuditAct creating(JsonNode after) {
        return changing(empty(), after);
    }

    /// The act with a field more that it sets.
    public AuditAct setting(String field, String value) {
        return new AuditAct(actor, action, target, before, after.deepCopy().put(field, value));
    }

    public AuditAct setting(String field, long value) {
        return new AuditAct(actor, action, target, before, after.deepCopy().put(field, value));
    }

    private static void compare(JsonNode before, JsonNode after, ObjectNode was, ObjectNode is) {
        var names = new TreeSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        for (var name : names) {
            var old = before.path(name);
            var now = after.path(name);
            if ((isAbsent(old) && isAbsent(now)) || old.equals(now)) {
                continue;
            }
            if (old.isObject() && now.isObject()) {
                compare(old, now, was.putObject(name), is.putObject(name));
                continue;
            }
            if (!isAbsent(old)) {
                was.set(name, old);
            }
            if (!isAbsent(now)) {
                is.set(name, now);
            }
        }
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }
}
