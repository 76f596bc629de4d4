package dev.merit.privacy.exports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// A text file that is compressed while it is written, so that only the compressed bytes are in memory. Its
/// content gives its bytes: the header of gzip has no time.
final class CompressedFile {

    private final ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    private final GZIPOutputStream gzip;
    private final MessageDigest digest = newDigest();
    private long bytes;

    CompressedFile() {
        try {
            gzip = new GZIPOutputStream(compressed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    void write(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        try {
            gzip.write(utf8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        digest.update(utf8);
        bytes += utf8.length;
    }

    /// Before compression.
    long bytes() {
        return bytes;
    }

    /// What is compressed so far; the last few thousand characters are not.
    int compressedBytes() {
        return compressed.size();
    }

    /// Ends the file. Nothing can be written after that.
    CompressedFile end() {
        try {
            gzip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /// The compressed bytes, after [#end].
    byte[] compressed() {
        return compressed.toByteArray();
    }

    /// In hexadecimal, after [#end].
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(newDigest().digest(bytes));
    }

    static byte[] uncompressed(byte[] compressed) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("A file of an export that was decrypted is not compressed", e);
        }
    }
}
