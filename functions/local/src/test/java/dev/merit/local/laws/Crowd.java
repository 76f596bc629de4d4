package dev.merit.local.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.AtOnce;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;

/// Many callers who begin at one moment, over HTTP, while the aggregation runs over and over. A caller who is told
/// that the store is busy asks again, so that is no answer here; whatever else is answered counts.
final class Crowd {

    static final int SIZE = 32;

    private static final int LESS = 32;

    private final Http http;

    Crowd(Http http) {
        this.http = http;
    }

    /// What the caller of a number does; what it was answered goes to the collection.
    @FunctionalInterface
    interface Errand {
        void run(int number, Collection<Http.Answer> answers) throws Exception;
    }

    /// Answers by what they say: the status of a success, or the code of a problem.
    record Answers(List<Http.Answer> all) {

        static String said(Http.Answer answer) {
            return answer.status() < 300
                    ? Integer.toString(answer.status())
                    : answer.json().getString("code");
        }

        Map<String, Integer> counted() {
            var counts = new TreeMap<String, Integer>();
            all.forEach(answer -> counts.merge(said(answer), 1, Integer::sum));
            return counts;
        }

        int count(String what) {
            return with(what).size();
        }

        List<Http.Answer> with(String what) {
            return all.stream().filter(answer -> said(answer).equals(what)).toList();
        }

        /// One field of each answer that says this.
        <T> List<T> each(String what, Function<Http.Answer, T> field) {
            return with(what).stream().map(field).toList();
        }

        /// One text of each success that was new.
        List<String> created(String field) {
            return each("201", answer -> answer.json().getString(field));
        }
    }

    /// So many calls, of which every caller takes the next one until there are none.
    Answers ask(int calls, IntFunction<Http.Answer> call) throws Exception {
        var next = new AtomicInteger();
        return each((_, answers) -> {
            for (int i = next.getAndIncrement(); i < calls; i = next.getAndIncrement()) {
                answers.add(call.apply(i));
            }
        });
    }

    /// The same for each of these.
    <T> Answers forEach(List<T> things, Function<T, Http.Answer> call) throws Exception {
        return ask(things.size(), i -> call.apply(things.get(i)));
    }

    /// Every caller asks for so much, then for less, and in the end for the least, each as often as it is given:
    /// then not even the least is left.
    Answers drain(int most, int least, IntFunction<Http.Answer> call) throws Exception {
        return each((number, answers) -> {
            for (int much = most - number; much > 0; ) {
                var answer = call.apply(much);
                answers.add(answer);
                if (answer.status() >= 300) {
                    much = much == least ? 0 : Math.max(least, much / LESS);
                }
            }
        });
    }

    /// Every caller's own errand.
    Answers each(Errand errand) throws Exception {
        var answers = new ConcurrentLinkedQueue<Http.Answer>();
        var rushing = new AtomicBoolean(true);
        try (var beside = Executors.newSingleThreadExecutor()) {
            var aggregation = beside.submit(() -> {
                while (rushing.get()) {
                    assertThat(http.post("/v1/aggregation/runs", "", "").status())
                            .isEqualTo(200);
                }
            });
            try {
                AtOnce.run(SIZE, number -> {
                    errand.run(number, answers);
                    return number;
                });
            } finally {
                rushing.set(false);
            }
            aggregation.get();
        }
        return new Answers(List.copyOf(answers));
    }
}
