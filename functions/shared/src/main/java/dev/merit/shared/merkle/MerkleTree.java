package dev.merit.shared.merkle;

import java.util.ArrayList;
import java.util.List;

/// A tree of some size over the first leaves of a log, with its root and proofs (RFC 9162, section 2.1). Each hash is
/// made of perfect subtrees, which never change once they have all their leaves.
///
/// @param size the number of leaves
public record MerkleTree(long size, PerfectSubtrees subtrees) {

    /// The hashes of perfect subtrees, which have 2^height leaves.
    public interface PerfectSubtrees {

        /// The hash of the leaves from `number * 2^height` on.
        Hash hash(int height, long number);
    }

    public Hash root() {
        return size == 0 ? Hash.OF_NOTHING : hash(0, size);
    }

    /// The hashes by which somebody who has the leaf computes the root, the lowest first.
    ///
    /// @param leaf its number, counted from 0
    public List<Hash> inclusionProof(long leaf) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("there is no leaf " + leaf);
        }
        var proof = new ArrayList<Hash>();
        long from = 0;
        long end = size;
        while (end - from > 1) {
            long middle = from + split(end - from);
            if (leaf < middle) {
                proof.add(hash(middle, end));
                end = middle;
            } else {
                proof.add(hash(from, middle));
                from = middle;
            }
        }
        return proof.reversed();
    }

    /// The hashes by which somebody who has an earlier root checks that this tree only adds leaves to that one, the
    /// lowest first.
    ///
    /// @param earlier the size of the earlier tree, at least 1
    public List<Hash> consistencyProof(long earlier) {
        if (earlier < 1 || earlier > size) {
            throw new IllegalArgumentException("there is no earlier tree of " + earlier + " leaves");
        }
        var proof = new ArrayList<Hash>();
        long from = 0;
        long end = size;
        while (end > earlier) {
            long middle = from + split(end - from);
            if (earlier <= middle) {
                proof.add(hash(middle, end));
                end = middle;
            } else {
                proof.add(hash(from, middle));
                from = middle;
            }
        }
        if (from > 0) {
            proof.add(hash(from, end));
        }
        return proof.reversed();
    }

    /// The hash of the leaves of a range that begins at a multiple of a power of two that is at least its length.
    private Hash hash(long from, long end) {
        long length = end - from;
        if (Long.bitCount(length) == 1) {
            int height = Long.numberOfTrailingZeros(length);
            return subtrees.hash(height, from >> height);
        }
        long middle = from + split(length);
        return Hash.node(hash(from, middle), hash(middle, end));
    }

    /// The largest power of two below the number.
    private static long split(long number) {
        return Long.highestOneBit(number - 1);
    }
}
