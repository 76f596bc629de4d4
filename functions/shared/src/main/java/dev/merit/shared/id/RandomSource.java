package dev.merit.shared.id;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/// Where what happens is left to chance. A generator that keeps a seed, as `Random` and `ThreadLocalRandom` do,
/// would go on alike in all environments that Lambda SnapStart restores from one snapshot, and those who met would
/// meet again; the secure one is seeded by the system.
public final class RandomSource {

    private RandomSource() {}

    /// Made anew each time: a static one would be frozen into a native image with its seed.
    public static RandomGenerator generator() {
        return new SecureRandom();
    }

    /// Any number from 0 up to, but not including, the bound.
    public static int below(int bound) {
        return generator().nextInt(bound);
    }
}
