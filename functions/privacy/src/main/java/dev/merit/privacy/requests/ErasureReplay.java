package dev.merit.privacy.requests;

import dev.merit.shared.member.Tombstones;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;

/// Erases again who was erased after the backup from which the table was restored. It may run any number of times.
@Singleton
public final class ErasureReplay {

    private final Tombstones tombstones;
    private final Erasures erasures;

    public ErasureReplay(Tombstones tombstones, Erasures erasures) {
        this.tombstones = tombstones;
        this.erasures = erasures;
    }

    /// What a run did.
    ///
    /// @param tombstones how many members were ever erased
    /// @param replayed how many of them this run has erased
    @RegisterForReflection
    public record Replay(long tombstones, long replayed) {}

    public Replay run() {
        var counts = new long[2];
        tombstones.each(tombstone -> {
            counts[0]++;
            counts[1] += erasures.replay(tombstone) ? 1 : 0;
        });
        return new Replay(counts[0], counts[1]);
    }
}
