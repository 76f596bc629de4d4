package dev.merit.artefacts.measurement;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A request or a response of HTTP/1.1: the first line, the headers and the body, which is a text.
record Message(String first, List<String> headers, String body) {

    /// Reads the next message of a connection.
    ///
    /// @return null if the other side has closed the connection
    static @Nullable Message read(InputStream in) throws IOException {
        var first = line(in);
        if (first == null) {
            return null;
        }
        var headers = new ArrayList<String>();
        for (var line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            headers.add(line);
        }
        var head = new Message(first, headers, "");
        var length = head.header("content-length");
        if (length != null) {
            return new Message(first, headers, text(in.readNBytes(Integer.parseInt(length))));
        }
        return head.header("transfer-encoding") == null ? head : new Message(first, headers, text(chunks(in)));
    }

    /// A header's value; the name is given in lower case.
    @Nullable
    String header(String name) {
        for (var header : headers) {
            int colon = header.indexOf(':');
            if (colon > 0 && header.substring(0, colon).toLowerCase(Locale.ROOT).equals(name)) {
                return header.substring(colon + 1).strip();
            }
        }
        return null;
    }

    /// Writes the message in one piece, with the length of its body.
    void write(OutputStream out) throws IOException {
        var content = body.getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder(first).append("\r\n");
        for (var header : headers) {
            if (!header.regionMatches(true, 0, "content-length:", 0, 15)
                    && !header.regionMatches(true, 0, "transfer-encoding:", 0, 18)) {
                head.append(header).append("\r\n");
            }
        }
        head.append("Content-Length: ").append(content.length).append("\r\n\r\n");
        var bytes = new ByteArrayOutputStream();
        bytes.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.write(content);
        bytes.writeTo(out);
        out.flush();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            var size = line(in);
            if (size == null) {
                throw new EOFException("The connection ended within a body");
            }
            int length = Integer.parseInt(size.replaceFirst(";.*", "").strip(), 16);
            body.write(in.readNBytes(length));
            line(in);
            if (length == 0) {
                return body.toByteArray();
            }
        }
    }

    private static @Nullable String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return line.toString();
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return null;
    }
}
