package dev.merit.privacy.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A file of an export.
///
/// @param bytes of what a download delivers
/// @param sha256 of these bytes, in hexadecimal
@RegisterForReflection
@Schema(name = "ExportFile")
public record ExportFile(String name, String kind, long rows, long bytes, String sha256) {

    static final String MANIFEST = "manifest.json";
    static final String JSON = ".json";
    static final String CSV = ".csv";

    private static final Pattern NAME = Pattern.compile("manifest\\.json|([a-z]{1,20})-[0-9]{4,9}\\.(json|csv)");
    private static final Set<String> KINDS =
            ExportKinds.ALL.stream().map(ExportKind::name).collect(Collectors.toSet());

    /// The name of a part of a kind, without its ending.
    static String part(ExportKind kind, long number) {
        var digits = Long.toString(number);
        return kind.name() + "-" + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }

    /// The name, if a file can have it.
    public static String checked(String name) {
        var parts = NAME.matcher(name);
        if (!parts.matches() || (parts.group(1) != null && !KINDS.contains(parts.group(1)))) {
            throw new IllegalArgumentException("is not the name of a file");
        }
        return name;
    }

    public static boolean isCsv(String name) {
        return name.endsWith(CSV);
    }

    ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("kind", kind)
                .put("rows", rows)
                .put("bytes", bytes)
                .put("sha256", sha256);
    }

    static ExportFile from(JsonNode json) {
        return new ExportFile(
                json.path("name").textValue(),
                json.path("kind").textValue(),
                json.path("rows").longValue(),
                json.path("bytes").longValue(),
                json.path("sha256").textValue());
    }
}
