package dev.merit.shared.merkle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// A SHA-256 hash of a leaf or of two subtrees. The first byte that is hashed tells leaves from nodes, so that no
/// record can pass for two subtrees (RFC 9162, section 2.1.1).
public final class Hash {

    /// The bytes of a hash.
    public static final int BYTES = 32;

    /// The root of a tree without leaves.
    static final Hash OF_NOTHING = new Hash(sha256().digest());

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Hash leaf(byte[] data) {
        var digest = sha256();
        digest.update(LEAF);
        return new Hash(digest.digest(data));
    }

    public static Hash leaf(String data) {
        return leaf(data.getBytes(StandardCharsets.UTF_8));
    }

    public static Hash node(Hash left, Hash right) {
        var digest = sha256();
        digest.update(NODE);
        digest.update(left.bytes);
        return new Hash(digest.digest(right.bytes));
    }

    /// The hash at this number among the bytes of many.
    public static Hash among(byte[] many, int number) {
        return new Hash(Arrays.copyOfRange(many, number * BYTES, (number + 1) * BYTES));
    }

    /// The hash of a text, as [#toString] writes it.
    public static Hash parse(String hex) {
        return new Hash(HexFormat.of().parseHex(hex));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
