package dev.merit.shared.id;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/// Random numbers for choices such as slots and shards. A generator with a stored seed, such as `Random` or
/// `ThreadLocalRandom`, would give the same numbers in all environments that Lambda SnapStart restores from one
/// snapshot, so their conflicts would repeat. The secure generator is seeded by the system.
public final class RandomSource {

    private RandomSource() {}

    /// Created for each call: a static one would be frozen into a native image with its seed.
    public static RandomGenerator generator() {
        return new SecureRandom();
    }

    /// A number from 0 up to the bound, which is excluded.
    public static int below(int bound) {
        return generator().nextInt(bound);
    }
}
