package dev.merit.shared.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class SecretTest {
    private final Secret secret = new Secret("0123456789abcdef0123456789abcdef");

    @Test
    void recognisesTheSameTextAgain() {
        assertThat(secret.mac("email", "a@b.example")).hasSize(32).isEqualTo(secret.mac("email", "a@b.example"));
    }

    @Test
    void keepsPurposesApart() {
        assertThat(secret.macText("email", "1")).isNotEqualTo(secret.macText("phone", "1"));
        assertThat(secret.macText("a", "bc")).isNotEqualTo(secret.macText("ab", "c"));
    }

    @Test
    void dependsOnTheKey() {
        assertThat(new Secret("another key of thirty-two bytes..").macText("email", "1"))
                .isNotEqualTo(secret.macText("email", "1"));
    }

    @Test
    void refusesAShortKey() {
        assertThatIllegalStateException().isThrownBy(() -> new Secret("0123456789abcdef0123456789abcde"));
    }
}
