package dev.merit.privacy.exports;

import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.DataRequestId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.json.Json;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.tiers.Tiers;
import dev.merit.shared.totals.Head;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Works out the steps of exports. A step reads some pages from a position on and gives the files of what it
/// has read, the manifest with them, and the next position. It writes nothing: whoever commits all of it in
/// one transaction may repeat a step that was not committed.
@Singleton
public final class Exporter {

    private static final int ITEMS_A_PAGE = 100;

    /// A step reads at most so many pages, and ends with the file in which its files exceed so many bytes,
    /// compressed. So it takes a few seconds and a few MB, and stays below the 4 MB of a transaction.
    private static final int PAGES_A_STEP = 60;

    private static final long BYTES_A_STEP = 1_000_000;

    private final Table table;
    private final ExportFiles files;
    private final DataKeys keys;
    private final Secret secret;
    private final Json json;

    public Exporter(Table table, ExportFiles files, DataKeys keys, Secret secret, Json json) {
        this.table = table;
        this.files = files;
        this.keys = keys;
        this.secret = secret;
        this.json = json;
    }

    /// Where a step begins.
    ///
    /// @param walk the number of the walk
    /// @param at the sort key of its first item; null at its beginning
    public record Position(long walk, @Nullable String at) {}

    /// What a step does.
    ///
    /// @param writes of the files, on condition that the member is not erased
    /// @param next empty after the last step
    public record Step(List<Write> writes, Optional<Position> next, long rows, long files) {

        public Step {
            writes = List.copyOf(writes);
        }
    }

    /// The step from a position on; empty if the member is erased.
    ///
    /// @param until from when on DynamoDB may delete the files
    public Optional<Step> step(MemberId id, DataRequestId request, Position from, Instant now, Instant until) {
        var found = table.get(List.of(Keys.profile(id), Keys.wallet(id), Keys.tiers()));
        var profile = found.get(Keys.profile(id));
        if (profile == null || !found.containsKey(Keys.wallet(id))) {
            return Optional.empty();
        }
        boolean begins = from.walk() == 0 && from.at() == null;
        var manifest = begins
                ? Manifest.begun(id, request, now, Head.read(table))
                : files.manifest(id, request).orElseThrow();
        var tiers = Optional.ofNullable(found.get(Keys.tiers())).map(Tiers::from);
        var member = new ExportedMember(id, keys.of(profile), tiers, secret, json, table, manifest.asOf());
        return Optional.of(new RunningStep(member, request, manifest, until).run(from, now));
    }

    /// A step while it reads.
    private final class RunningStep {

        private final ExportedMember member;
        private final DataRequestId request;
        private final Manifest manifest;
        private final Instant until;
        private final List<Write> writes = new ArrayList<>();
        private int pages;
        private long bytes;
        private long rows;

        RunningStep(ExportedMember member, DataRequestId request, Manifest manifest, Instant until) {
            this.member = member;
            this.request = request;
            this.manifest = manifest;
            this.until = until;
        }

        Step run(Position from, Instant now) {
            writes.add(Write.check(Keys.wallet(member.id()), Write.PRESENT));
            var walks = new ExportWalks(table, member.id(), member.asOf()).all();
            Optional<Position> next = Optional.of(from);
            while (next.isPresent() && pages < PAGES_A_STEP && bytes < BYTES_A_STEP) {
                next = advance(walks, next.get());
            }
            long parts = writes.size() - 1L;
            if (next.isEmpty()) {
                manifest.complete(now);
            }
            writes.add(ExportFiles.put(member, request, manifest, until));
            return new Step(writes, next, rows, parts);
        }

        /// Reads from a position until a part is full, the walk has ended or the step has read enough.
        private Optional<Position> advance(List<ExportWalks.Walk> walks, Position from) {
            var walk = walks.get((int) from.walk());
            var part = new ExportPart(walk.kind(), member);
            var at = read(walk, part, from.at());
            if (!part.isEmpty()) {
                end(part, walk.kind());
            }
            long number = at == null ? from.walk() + 1 : from.walk();
            return number < walks.size() ? Optional.of(new Position(number, at)) : Optional.empty();
        }

        /// Where the walk continues; null if it has ended.
        private @Nullable String read(ExportWalks.Walk walk, ExportPart part, @Nullable String from) {
            var at = from;
            do {
                var page = table.part(walk.query().startingAt(at), ITEMS_A_PAGE);
                pages++;
                var rowsOf = walk.rows().apply(page.items());
                for (int i = 0; i < page.items().size(); i++) {
                    if (part.isFull()) {
                        return page.items().get(i).text(walk.query().sortKey());
                    }
                    rowsOf.get(i).forEach(part::add);
                }
                at = page.next();
            } while (at != null && pages < PAGES_A_STEP);
            return at;
        }

        private void end(ExportPart part, ExportKind kind) {
            rows += part.rows();
            for (var ended : part.end(ExportFile.part(kind, manifest.next(kind)))) {
                manifest.add(ended.file());
                bytes += ended.content().compressedBytes();
                writes.add(ExportFiles.put(member, request, ended.file().name(), ended.content(), until));
            }
        }
    }
}
