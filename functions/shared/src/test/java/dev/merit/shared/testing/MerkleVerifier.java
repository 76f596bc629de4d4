package dev.merit.shared.testing;

import dev.merit.shared.merkle.Hash;
import java.util.List;
import java.util.stream.Stream;

/// Checks proofs of trees as a third party does, by the algorithms of RFC 9162, sections 2.1.3.2 and 2.1.4.2.
public final class MerkleVerifier {

    private MerkleVerifier() {}

    /// Whether a tree of that size and root has the leaf.
    public static boolean includes(Hash leaf, long number, long size, Hash root, List<Hash> proof) {
        if (number >= size) {
            return false;
        }
        long fn = number;
        long sn = size - 1;
        var r = leaf;
        for (var p : proof) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                r = Hash.node(p, r);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                r = Hash.node(r, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && r.equals(root);
    }

    /// Whether the larger tree only adds leaves to the smaller one.
    public static boolean isConsistent(long first, long second, Hash firstRoot, Hash secondRoot, List<Hash> proof) {
        if (first == second) {
            return proof.isEmpty() && firstRoot.equals(secondRoot);
        }
        if (proof.isEmpty() && Long.bitCount(first) != 1) {
            return false;
        }
        var path = Long.bitCount(first) == 1
                ? Stream.concat(Stream.of(firstRoot), proof.stream()).toList()
                : proof;
        long fn = first - 1;
        long sn = second - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        var fr = path.getFirst();
        var sr = path.getFirst();
        for (var c : path.subList(1, path.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = Hash.node(c, fr);
                sr = Hash.node(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = Hash.node(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && fr.equals(firstRoot) && sr.equals(secondRoot);
    }
}
