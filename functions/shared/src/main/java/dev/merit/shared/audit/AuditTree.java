package dev.merit.shared.audit;

import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.merkle.Hash;
import dev.merit.shared.merkle.MerkleTree;
import dev.merit.shared.merkle.MerkleTree.PerfectSubtrees;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The tree over the records, stored in tiles: each has up to 256 hashes of one level, and the hash of a full tile is
/// one of the level above. So a tree of 16 million records has three levels, any hash of it is made of one or two
/// tiles, and a tile that is full never changes.
///
/// One instance serves one request or one step: it keeps the tiles that it has read.
public final class AuditTree implements PerfectSubtrees {

    /// The heights of the tree that a level of tiles covers.
    private static final int HEIGHTS = 8;

    /// The hashes of a full tile.
    static final int FULL = 1 << HEIGHTS;

    private static final String HASHES = "hashes";
    private static final byte[] NOTHING = {};

    private final Table table;
    private final Map<Key, byte[]> tiles = new HashMap<>();

    public AuditTree(Table table) {
        this.table = table;
    }

    /// The tree over the first records. The tiles must have that many.
    public MerkleTree of(long size) {
        return new MerkleTree(size, this);
    }

    @Override
    public Hash hash(int height, long number) {
        int level = height / HEIGHTS;
        long first = number << height % HEIGHTS;
        var tile = tile(Keys.auditTile(level, first / FULL));
        int offset = (int) (first % FULL);
        return within(tile, offset, 1 << height % HEIGHTS);
    }

    /// The root over hashes of a tile, whose number is a power of two.
    private static Hash within(byte[] tile, int from, int length) {
        if (length == 1) {
            return Hash.among(tile, from);
        }
        int half = length / 2;
        return Hash.node(within(tile, from, half), within(tile, from + half, half));
    }

    private byte[] tile(Key key) {
        return tiles.computeIfAbsent(
                key,
                _ -> table.get(key).flatMap(item -> item.maybeBytes(HASHES)).orElse(NOTHING));
    }

    /// The writes that append leaves, at most as many as the last tile has room for.
    ///
    /// @param size of the tree before
    List<Write> append(long size, List<Hash> leaves) {
        var changed = new HashMap<Key, byte[]>();
        append(0, size, leaves, changed);
        return changed.entrySet().stream()
                .map(tile -> Write.put(Item.at(tile.getKey()).bytes(HASHES, tile.getValue())))
                .toList();
    }

    private void append(int level, long before, List<Hash> hashes, Map<Key, byte[]> changed) {
        var key = Keys.auditTile(level, before / FULL);
        int have = (int) (before % FULL);
        var bytes = new ByteArrayOutputStream();
        bytes.write(have == 0 ? NOTHING : tile(key), 0, have * Hash.BYTES);
        hashes.forEach(hash -> bytes.writeBytes(hash.bytes()));
        var tile = bytes.toByteArray();
        if (tile.length > FULL * Hash.BYTES) {
            throw new IllegalArgumentException("a tile has no room for " + hashes.size() + " hashes more");
        }
        tiles.put(key, tile);
        changed.put(key, tile);
        if (tile.length == FULL * Hash.BYTES) {
            append(level + 1, before / FULL, List.of(within(tile, 0, FULL)), changed);
        }
    }
}
