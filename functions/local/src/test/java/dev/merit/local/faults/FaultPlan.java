package dev.merit.local.faults;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// The sequence of faults of a seed. Which call meets which fault depends on the threads besides.
final class FaultPlan {

    private static final int WEIGHTS;

    static {
        int sum = 0;
        for (var kind : FaultKind.values()) {
            sum += kind.weight();
        }
        WEIGHTS = sum;
    }

    private final RandomGenerator random;
    private final int inAThousand;
    private final Map<FaultKind, Long> injected = new EnumMap<>(FaultKind.class);
    private boolean isOn = true;

    /// @param inAThousand so many of a thousand calls meet a fault
    FaultPlan(long seed, int inAThousand) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.inAThousand = inAThousand;
    }

    /// The fault of the next call; empty, if it meets none.
    synchronized Optional<FaultKind> next() {
        if (random.nextInt(1_000) >= inAThousand || !isOn) {
            return Optional.empty();
        }
        int place = random.nextInt(WEIGHTS);
        for (var kind : FaultKind.values()) {
            place -= kind.weight();
            if (place < 0) {
                injected.merge(kind, 1L, Long::sum);
                return Optional.of(kind);
            }
        }
        throw new IllegalStateException("the weights do not add up");
    }

    /// A number from 0 up to the bound.
    synchronized int below(int bound) {
        return random.nextInt(bound);
    }

    synchronized void end() {
        isOn = false;
    }

    synchronized Map<FaultKind, Long> injected() {
        return new EnumMap<>(injected);
    }
}
