package dev.merit.shared.http;

import dev.merit.shared.crypto.Secret;
import dev.merit.shared.problems.CommonProblem;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.Problem.FieldError;
import dev.merit.shared.problems.ProblemException;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Converts the position in a list to an opaque text and back. The text has a MAC over the name of the list and the
/// position. So a caller cannot forge a cursor, which would let it read any part of the table, nor use it with another
/// list.
///
/// The name of a list includes everything that is fixed in it, such as the member and the filter:
/// `activities/m-1/purchase`.
@Singleton
public final class Cursor {
    private static final int MAC_BYTES = 32;

    private final Secret secret;

    public Cursor(Secret secret) {
        this.secret = secret;
    }

    public String encode(String list, Map<String, String> position) {
        var body = bytes(position);
        var mac = mac(list, body);
        var whole = Arrays.copyOf(mac, mac.length + body.length);
        System.arraycopy(body, 0, whole, mac.length, body.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    public Map<String, String> decode(String list, String cursor) {
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException _) {
            throw invalid();
        }
        if (whole.length < MAC_BYTES) {
            throw invalid();
        }
        var body = Arrays.copyOfRange(whole, MAC_BYTES, whole.length);
        if (!MessageDigest.isEqual(mac(list, body), Arrays.copyOf(whole, MAC_BYTES))) {
            throw invalid();
        }
        return position(body);
    }

    private byte[] mac(String list, byte[] body) {
        return secret.mac("cursor/" + list, Base64.getEncoder().encodeToString(body));
    }

    private static byte[] bytes(Map<String, String> position) {
        try (var bytes = new ByteArrayOutputStream();
                var out = new DataOutputStream(bytes)) {
            for (var entry : new TreeMap<>(position).entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeUTF(entry.getValue());
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("Keys of the table are short", e);
        }
    }

    private static Map<String, String> position(byte[] body) {
        try (var in = new DataInputStream(new ByteArrayInputStream(body))) {
            var position = new TreeMap<String, String>();
            while (in.available() > 0) {
                position.put(in.readUTF(), in.readUTF());
            }
            return position;
        } catch (IOException e) {
            throw new UncheckedIOException("A text with a valid MAC was written by Merit", e);
        }
    }

    private static ProblemException invalid() {
        return new ProblemException(
                Problem.of(CommonProblem.INVALID_CURSOR, "The cursor is not one that this list gave.")
                        .errors(List.of(new FieldError("?cursor", "is not one that this list gave"))));
    }
}
