package dev.merit.privacy.exports;

import dev.merit.shared.id.DataRequestId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.json.Json;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.personal.DataKey;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The files of exports in the table: compressed, and encrypted with the member's data key. So nobody can
/// read them once the member is erased. The associated data are the member, the request and the name of the
/// file.
@Singleton
public final class ExportFiles {

    private static final String DATA = "data";

    private final Table table;
    private final DataKeys keys;
    private final Json json;

    public ExportFiles(Table table, DataKeys keys, Json json) {
        this.table = table;
        this.keys = keys;
        this.json = json;
    }

    /// The bytes that a download delivers; empty if there is no such file, or the member is erased.
    public Optional<byte[]> read(MemberId member, DataRequestId request, String name) {
        return table.get(Keys.profile(member)).flatMap(profile -> read(keys.of(profile), member, request, name));
    }

    private Optional<byte[]> read(DataKey key, MemberId member, DataRequestId request, String name) {
        return table.get(Keys.exportFile(member, request, name))
                .flatMap(item -> item.maybeBytes(DATA))
                .map(data -> CompressedFile.uncompressed(key.decrypt(field(request, name), data)));
    }

    /// The manifest of an export; empty if it has not begun, or the member is erased.
    Optional<Manifest> manifest(MemberId member, DataRequestId request) {
        return read(member, request, ExportFile.MANIFEST).map(this::manifest);
    }

    private Manifest manifest(byte[] bytes) {
        return Manifest.from(json.read(new String(bytes, StandardCharsets.UTF_8)));
    }

    /// The files of an export that is done, first the manifest.
    public Optional<List<ExportFile>> list(MemberId member, DataRequestId request) {
        return read(member, request, ExportFile.MANIFEST).map(bytes -> {
            var files = new ArrayList<ExportFile>();
            files.add(new ExportFile(ExportFile.MANIFEST, "manifest", 1, bytes.length, CompressedFile.sha256(bytes)));
            files.addAll(manifest(bytes).files());
            return files;
        });
    }

    /// @param until from when on DynamoDB may delete it
    static Write put(ExportedMember member, DataRequestId request, String name, CompressedFile content, Instant until) {
        return Write.put(Item.at(Keys.exportFile(member.id(), request, name))
                .bytes(DATA, member.key().encrypt(field(request, name), content.compressed()))
                .number("expiresAt", until.getEpochSecond()));
    }

    static Write put(ExportedMember member, DataRequestId request, Manifest manifest, Instant until) {
        var file = new CompressedFile();
        file.write(member.json().write(manifest.json()) + "\n");
        return put(member, request, ExportFile.MANIFEST, file.end(), until);
    }

    private static String field(DataRequestId request, String name) {
        return "export/" + request + "/" + name;
    }
}
