package dev.merit.shared.personal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A master key in a file that only its owner may read and write (mode 600): 32 random bytes in Base64.
public final class KeyFile implements MasterKey {

    private static final int BYTES = 32;
    private static final String HMAC = "HmacSHA256";

    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final SecretKeySpec key;

    private KeyFile(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    /// Reads the file. Throws an [IllegalStateException] that names the file if it is not there, has another
    /// mode or holds something else. A file system without modes is not checked.
    public static KeyFile read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new IllegalStateException("The key file " + file + " does not exist");
            }
            var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (view != null) {
                checkMode(file, view.readAttributes().permissions());
            }
            var key = Base64.getDecoder()
                    .decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
            if (key.length != BYTES) {
                throw new IllegalArgumentException("has " + key.length + " bytes");
            }
            return new KeyFile(key);
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + file + " cannot be read", e);
        } catch (IllegalArgumentException _) {
            // The cause may quote the content.
            throw new IllegalStateException("The key file " + file + " does not have " + BYTES + " bytes in Base64");
        }
    }

    private static void checkMode(Path file, Set<PosixFilePermission> mode) {
        if (!OWNER_ONLY.containsAll(mode)) {
            throw new IllegalStateException("The key file " + file + " has the mode "
                    + PosixFilePermissions.toString(mode) + ", so others than its owner may use it. Set the mode 600"
                    + " (chmod 600), and replace the key if somebody else may have read it");
        }
    }

    /// Makes a file with a new key, unless there is a file. It gets its name when it is complete, so a crash
    /// leaves no half of a key.
    public static void createIfAbsent(Path file) {
        if (Files.exists(file)) {
            return;
        }
        var key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        try {
            var folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            // Only the owner may read and write a temporary file.
            var made = Files.createTempFile(folder, file.getFileName().toString(), ".new");
            Files.writeString(made, Base64.getEncoder().encodeToString(key) + "\n");
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException _) {
            // Another process was first.
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + file + " cannot be written", e);
        }
    }

    @Override
    public byte[] derive(String label) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(label.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }
}
