package dev.merit.shared.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {

    @TempDir
    Path folder;

    @Test
    void isMadeOnceAndForItsOwnerOnly() throws IOException {
        var file = folder.resolve("data").resolve("key");
        KeyFile.createIfAbsent(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var key = KeyFile.read(file).derive("x");
        assertThat(key).hasSize(32);
        KeyFile.createIfAbsent(file);
        assertThat(KeyFile.read(file).derive("x")).isEqualTo(key);
        assertThat(KeyFile.read(file).derive("y")).isNotEqualTo(key);
        assertThat(folder.resolve("data").toFile().list()).containsExactly("key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw-rw-rw-", "rw----r--", "rwx------"})
    void isNotReadIfOthersMayUseIt(String mode) throws IOException {
        var file = folder.resolve("key");
        KeyFile.createIfAbsent(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        assertThatThrownBy(() -> KeyFile.read(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file + " has the mode " + mode)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void isNotReadIfItIsNoKey() throws IOException {
        var file = folder.resolve("key");
        assertThatThrownBy(() -> KeyFile.read(file)).hasMessage("The key file " + file + " does not exist");
        KeyFile.createIfAbsent(file);
        for (var content : new String[] {"", "not Base64", Base64.getEncoder().encodeToString(new byte[31])}) {
            Files.writeString(file, content);
            assertThatThrownBy(() -> KeyFile.read(file))
                    .hasMessage("The key file " + file + " does not have 32 bytes in Base64")
                    .hasNoCause();
        }
    }
}
