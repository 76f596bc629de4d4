package dev.merit.shared.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.merkle.Hash;
import dev.merit.shared.merkle.MerkleTree;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.MerkleVerifier;
import dev.merit.shared.testing.TestDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The roots of nights: over all entries and postings, only growing, whatever stops or runs at once.
class AuditSealerTest {

    private final DynamoDbClient client = TestDatabase.client();
    private final AuditFixture audit = new AuditFixture(new Table(client, TestDatabase.newTable()));
    private final AuditSealer sealer = new AuditSealer(audit.table, audit.now::get);

    @AfterEach
    void close() {
        client.close();
    }

    private void act(int times) {
        for (int i = 0; i < times; i++) {
            audit.log.enter(AuditFixture.act(MemberId.random()));
        }
    }

    /// Entries made quickly: as many items in one shard as a test needs, which only the tree reads.
    private void fill(int shard, int times) {
        for (int i = 0; i < times; i++) {
            var head = ShardHead.from(shard, audit.table.get(Keys.auditHead(shard)));
            var act = AuditFixture.act(MemberId.random());
            var entry = AuditEntry.of(act, "a", head.id(), audit.now.get(), head.prior(), Optional.empty());
            audit.table.transact(List.of(
                    Write.put(entry.toItem(act.target(), audit.now.get())), head.moveBehind(entry, audit.now.get())));
        }
    }

    private AuditRoot root() {
        return AuditRoot.from(
                audit.table.first(Keys.auditRoots().backwards(), 1).getFirst());
    }

    private void nextDay() {
        audit.now.set(audit.now.get().plus(Duration.ofDays(1)));
    }

    /// The leaves of a root, read from the records.
    private List<Hash> leaves() {
        var leaves = new ArrayList<Hash>();
        for (var item : audit.table.all(Keys.auditRoots())) {
            var root = AuditRoot.from(item);
            for (var record : new AuditRecords(audit.table).between(root.from(), root.to(), 10_000)) {
                assertThat(root.leaf(record.id())).contains((long) leaves.size());
                leaves.add(Hash.leaf(record.text()));
            }
        }
        return leaves;
    }

    private static Hash rootOf(List<Hash> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = Integer.highestOneBit(leaves.size() - 1);
        return Hash.node(rootOf(leaves.subList(0, k)), rootOf(leaves.subList(k, leaves.size())));
    }

    @Test
    void sealsWhatThereIsOnceADay() {
        act(20);
        assertThat(sealer.run(() -> true)).isTrue();
        var first = root();
        assertThat(first.day()).isEqualTo(LocalDate.parse("2026-11-22"));
        assertThat(first.size()).isEqualTo(20);
        assertThat(first.root()).isEqualTo(rootOf(leaves()));
        assertThat(first.prior()).isNull();
        act(3);
        assertThat(sealer.run(() -> true)).isTrue();
        assertThat(root()).isEqualTo(first);
        nextDay();
        act(9);
        assertThat(sealer.run(() -> true)).isTrue();
        assertThat(root().size()).isEqualTo(32);
        assertThat(root().prior()).isEqualTo(first.root());
        assertThat(root().root()).isEqualTo(rootOf(leaves()));
    }

    @Test
    void sealsAQuietDay() {
        assertThat(sealer.run(() -> true)).isTrue();
        assertThat(root().size()).isZero();
        nextDay();
        assertThat(sealer.run(() -> true)).isTrue();
        assertThat(root().prior()).isEqualTo(root().root());
    }

    /// Over the border of a tile, with many stops.
    @Test
    void goesOnWhereItStopped() {
        var roots = new ArrayList<AuditRoot>();
        for (int night = 0; night < 4; night++) {
            fill(night % 2, 90);
            act(5);
            int runs = 1;
            while (!sealer.run(() -> false)) {
                runs++;
            }
            assertThat(runs).isGreaterThan(1);
            roots.add(root());
            nextDay();
        }
        var leaves = leaves();
        assertThat(leaves).hasSize(380);
        for (var root : roots) {
            int size = (int) root.size();
            assertThat(root.root()).isEqualTo(rootOf(leaves.subList(0, size)));
            var tree = new AuditTree(audit.table).of(size);
            for (int leaf = 0; leaf < size; leaf += 37) {
                assertThat(MerkleVerifier.includes(
                                leaves.get(leaf), leaf, size, root.root(), tree.inclusionProof(leaf)))
                        .isTrue();
            }
            for (var earlier : roots.subList(0, roots.indexOf(root) + 1)) {
                assertThat(MerkleVerifier.isConsistent(
                                earlier.size(),
                                size,
                                earlier.root(),
                                root.root(),
                                tree.consistencyProof(earlier.size())))
                        .isTrue();
            }
        }
    }

    @Test
    void makesOneRootWhereManyRunAtOnce() throws Exception {
        fill(0, 40);
        act(20);
        while (audit.table.all(Keys.auditRoots()).isEmpty()) {
            AtOnce.run(6, _ -> new AuditSealer(audit.table, audit.now::get).run(() -> true));
        }
        assertThat(root().size()).isEqualTo(60);
        assertThat(root().root()).isEqualTo(rootOf(leaves()));
    }

    @Test
    void goesOnWhereARecordIsMissing() {
        fill(2, 5);
        assertThat(audit.table.transact(List.of(Write.delete(Keys.auditEntry(2, 3)))))
                .isNotNull();
        assertThat(sealer.run(() -> true)).isTrue();
        assertThat(root().size()).isEqualTo(5);
    }

    /// Three levels of tiles, from hashes in memory.
    @Test
    void hasTheHashesOfAnyHeight() {
        int size = AuditTree.FULL * AuditTree.FULL + 1_000;
        var leaves =
                IntStream.range(0, size).mapToObj(i -> Hash.leaf("leaf " + i)).toList();
        var tiles = new AuditTree(audit.table);
        for (int from = 0; from < size; from += AuditTree.FULL) {
            tiles.append(from, leaves.subList(from, Math.min(size, from + AuditTree.FULL)));
        }
        MerkleTree tree = tiles.of(size);
        assertThat(tree.root()).isEqualTo(rootOf(leaves));
        for (int leaf : List.of(0, 255, 256, 65_535, 65_536, size - 1)) {
            assertThat(MerkleVerifier.includes(leaves.get(leaf), leaf, size, tree.root(), tree.inclusionProof(leaf)))
                    .isTrue();
        }
        int earlier = AuditTree.FULL * AuditTree.FULL - 3;
        assertThat(MerkleVerifier.isConsistent(
                        earlier, size, rootOf(leaves.subList(0, earlier)), tree.root(), tree.consistencyProof(earlier)))
                .isTrue();
    }
}
