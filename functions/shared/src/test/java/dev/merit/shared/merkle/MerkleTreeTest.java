package dev.merit.shared.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.MerkleVerifier;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// The tree against the known values of Certificate Transparency's reference implementation, and its proofs against
/// the algorithms by which third parties check them.
class MerkleTreeTest {

    private static final List<Hash> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(hex -> Hash.leaf(HexFormat.of().parseHex(hex)))
            .toList();

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final String SECOND = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
    private static final String THIRD_AND_FOURTH = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
    private static final String LAST_FOUR = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
    private static final String FIFTH = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
    private static final String LAST_TWO = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
    private static final String FIFTH_AND_SIXTH = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";

    private static MerkleTree first(int size) {
        return PlainTree.of(LEAVES.subList(0, size));
    }

    private static List<String> texts(List<Hash> hashes) {
        return hashes.stream().map(Hash::toString).toList();
    }

    @Test
    void hasTheKnownRoots() {
        assertThat(IntStream.range(0, ROOTS.size())
                        .mapToObj(size -> first(size).root().toString()))
                .isEqualTo(ROOTS);
    }

    @Test
    void hasTheKnownProofsOfInclusion() {
        assertThat(texts(first(8).inclusionProof(0))).containsExactly(SECOND, THIRD_AND_FOURTH, LAST_FOUR);
        assertThat(texts(first(8).inclusionProof(5))).containsExactly(FIFTH, LAST_TWO, ROOTS.get(4));
        assertThat(texts(first(3).inclusionProof(2))).containsExactly(ROOTS.get(2));
        assertThat(texts(first(5).inclusionProof(1))).containsExactly(ROOTS.get(1), THIRD_AND_FOURTH, FIFTH);
        assertThat(first(1).inclusionProof(0)).isEmpty();
    }

    @Test
    void hasTheKnownProofsOfConsistency() {
        assertThat(texts(first(8).consistencyProof(1))).containsExactly(SECOND, THIRD_AND_FOURTH, LAST_FOUR);
        assertThat(texts(first(8).consistencyProof(6))).containsExactly(FIFTH_AND_SIXTH, LAST_TWO, ROOTS.get(4));
        assertThat(texts(first(5).consistencyProof(2))).containsExactly(THIRD_AND_FOURTH, FIFTH);
        assertThat(first(8).consistencyProof(8)).isEmpty();
    }

    @Property(tries = 300)
    void provesEachLeafAndNoOther(
            @ForAll @IntRange(min = 1, max = 300) int size, @ForAll @IntRange(max = 299) int any) {
        var leaves = leaves(size);
        var tree = PlainTree.of(leaves);
        assertThat(tree.root()).isEqualTo(PlainTree.root(leaves));
        int leaf = any % size;
        var proof = tree.inclusionProof(leaf);
        assertThat(MerkleVerifier.includes(leaves.get(leaf), leaf, size, tree.root(), proof))
                .isTrue();
        assertThat(MerkleVerifier.includes(Hash.leaf("other"), leaf, size, tree.root(), proof))
                .isFalse();
        int neighbour = (leaf + 1) % size;
        assertThat(size > 1 && MerkleVerifier.includes(leaves.get(leaf), neighbour, size, tree.root(), proof))
                .isFalse();
    }

    @Property(tries = 300)
    void provesThatItOnlyGrew(
            @ForAll @IntRange(min = 1, max = 300) int size, @ForAll @IntRange(max = 299) int any, @ForAll int changed) {
        var leaves = leaves(size);
        int earlier = 1 + any % size;
        var before = PlainTree.root(leaves.subList(0, earlier));
        var tree = PlainTree.of(leaves);
        assertThat(MerkleVerifier.isConsistent(earlier, size, before, tree.root(), tree.consistencyProof(earlier)))
                .isTrue();
        var altered = new ArrayList<>(leaves);
        altered.set(Math.floorMod(changed, earlier), Hash.leaf("altered"));
        var other = PlainTree.of(altered);
        assertThat(MerkleVerifier.isConsistent(earlier, size, before, other.root(), other.consistencyProof(earlier)))
                .isFalse();
    }

    private static List<Hash> leaves(int size) {
        return IntStream.range(0, size).mapToObj(i -> Hash.leaf("leaf " + i)).toList();
    }
}
