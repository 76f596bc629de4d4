package dev.merit.shared.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

/// Work that many threads begin at one moment.
public final class AtOnce {

    private AtOnce() {}

    /// What the thread of a number does.
    @FunctionalInterface
    public interface Work<T> {
        T of(int number) throws Exception;
    }

    /// Each thread's outcome, in the order of their numbers from 0; the first failure of one is thrown.
    public static <T> List<T> run(int threads, Work<T> work) throws Exception {
        var barrier = new CyclicBarrier(threads);
        var tasks = new ArrayList<Callable<T>>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            tasks.add(() -> {
                barrier.await();
                return work.of(number);
            });
        }
        var outcomes = new ArrayList<T>();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (var done : pool.invokeAll(tasks)) {
                outcomes.add(done.get());
            }
        }
        return outcomes;
    }

    /// How many outcomes there are of each class, by its simple name.
    public static Map<String, Integer> counted(List<?> outcomes) {
        var counts = new TreeMap<String, Integer>();
        outcomes.forEach(o -> counts.merge(o.getClass().getSimpleName(), 1, Integer::sum));
        return counts;
    }
}
