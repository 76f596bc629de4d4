package dev.merit.importer.rows;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file and the encoding of its text. The encoding is that of the byte order mark, or else the one that the user
/// names. Without both it is UTF-16 if there are many zero bytes, and UTF-8 otherwise. Other encodings are never
/// guessed, because a wrong guess would garble names silently. Text that cannot be decoded is refused with its line.
public final class TextFile {

    private static final int SAMPLE = 4096;

    /// The first bytes of a file in an encoding.
    private enum Mark {
        UTF_8(StandardCharsets.UTF_8, "\u00EF\u00BB\u00BF"),
        UTF_16LE(StandardCharsets.UTF_16LE, "\u00FF\u00FE"),
        UTF_16BE(StandardCharsets.UTF_16BE, "\u00FE\u00FF");

        private final Charset charset;
        private final String bytes;

        Mark(Charset charset, String bytes) {
            this.charset = charset;
            this.bytes = bytes;
        }
    }

    private final Path path;
    private final Charset charset;
    private final int start;
    private final boolean named;

    private TextFile(Path path, Charset charset, int start, boolean named) {
        this.path = path;
        this.charset = charset;
        this.start = start;
        this.named = named;
    }

    /// Determines the encoding from the first bytes of the file.
    ///
    /// @param named the encoding that the user names
    public static TextFile of(Path path, @Nullable Charset named) throws IOException {
        byte[] sample;
        try (var in = Files.newInputStream(path)) {
            sample = in.readNBytes(SAMPLE);
        }
        if (startsWith(sample, "PK\u0003\u0004")) {
            throw new BadFile("It is a workbook or an archive, not text. Save the sheet as CSV in UTF-8.");
        }
        if (startsWith(sample, "\u001F\u008B")) {
            throw new BadFile("It is compressed. Unpack it first, with gunzip for instance.");
        }
        for (var mark : Mark.values()) {
            if (startsWith(sample, mark.bytes)) {
                return new TextFile(path, mark.charset, mark.bytes.length(), false);
            }
        }
        return named == null ? new TextFile(path, unmarked(sample), 0, false) : new TextFile(path, named, 0, true);
    }

    public Path path() {
        return path;
    }

    public Charset charset() {
        return charset;
    }

    /// A reader that fails on bytes that cannot be decoded.
    BufferedReader reader() throws IOException {
        return new BufferedReader(new InputStreamReader(bytes(), charset.newDecoder()));
    }

    /// The error for bytes that cannot be decoded. The decoder reads ahead, so their line is searched from the start
    /// of the file.
    ///
    /// @param before the last line that was read completely
    BadFile undecodable(long before, CharacterCodingException cause) throws IOException {
        var line = charset.equals(StandardCharsets.UTF_16LE) || charset.equals(StandardCharsets.UTF_16BE)
                ? "After line " + before + " there"
                : "In line " + undecodableLine(before) + " there";
        return new BadFile(
                line + " is text that is not " + charset.name() + ". "
                        + (named
                                ? "Name the encoding that the file has with --charset."
                                : "Save the file as UTF-8, or name its encoding: files of Excel and older programs in"
                                        + " Western Europe have --charset windows-1252."),
                cause);
    }

    private long undecodableLine(long before) throws IOException {
        try (var in = new BufferedInputStream(bytes())) {
            long line = 1;
            var text = new ByteArrayOutputStream();
            for (int read = in.read(); read >= 0; read = in.read()) {
                if (read == '\n' || read == '\r') {
                    if (!decodes(text)) {
                        return line;
                    }
                    text.reset();
                    line += read == '\n' || peek(in) != '\n' ? 1 : 0;
                } else {
                    text.write(read);
                }
            }
            return decodes(text) ? before + 1 : line;
        }
    }

    private static int peek(InputStream in) throws IOException {
        in.mark(1);
        int next = in.read();
        in.reset();
        return next;
    }

    private boolean decodes(ByteArrayOutputStream text) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(text.toByteArray()));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private InputStream bytes() throws IOException {
        var bytes = Files.newInputStream(path);
        bytes.skipNBytes(start);
        return bytes;
    }

    /// Names of columns and numbers in UTF-16 have a zero in nearly every second byte; text in UTF-8 has none.
    private static Charset unmarked(byte[] sample) {
        int[] zeros = new int[2];
        for (int i = 0; i < sample.length; i++) {
            zeros[i % 2] += sample[i] == 0 ? 1 : 0;
        }
        int many = sample.length / 4;
        if (zeros[1] > many && zeros[0] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return zeros[0] > many && zeros[1] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    /// @param bytes one character for each byte
    private static boolean startsWith(byte[] sample, String bytes) {
        return new String(sample, StandardCharsets.ISO_8859_1).startsWith(bytes);
    }
}
