package dev.merit.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.local.Contract.Endpoint;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// A member who asks for what is another's causes the same work as by asking for what nobody has. So the time of an
/// answer does not say who exists. The calls to the store are what takes time, and they are compared one by one; the
/// times are compared only roughly, as a machine is busy with other things.
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(EqualEffortTest.Counted.class)
@TestInstance(Lifecycle.PER_CLASS)
class EqualEffortTest {

    private static final String UNKNOWN_MEMBER = "00000000000000000000";
    private static final String UNKNOWN_CODE = "ABCD-EFGH-JK4";
    private static final int SAMPLES = 60;

    /// The kinds of the calls to the store, in their order.
    @Alternative
    @Singleton
    public static final class StoreCalls implements ExecutionInterceptor {

        private static final List<String> SEEN = new CopyOnWriteArrayList<>();

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            SEEN.add(context.request().getClass().getSimpleName());
        }
    }

    public static final class Counted implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(StoreCalls.class);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("merit.guesses.member", "100000");
        }
    }

    private Map<String, String> foreign = Map.of();
    private Map<String, String> unknown = Map.of();
    private String stranger = "";

    @BeforeEach
    void open() {
        if (foreign.isEmpty()) {
            foreign = Contract.shop();
            unknown = new HashMap<>(foreign);
            unknown.put("memberId", UNKNOWN_MEMBER);
            unknown.put("code", UNKNOWN_CODE);
            stranger = Calls.memberToken(foreign.get("otherMemberId"));
        }
    }

    static Stream<Endpoint> ofMembers() {
        return PermissionsTest.ofMembers();
    }

    @ParameterizedTest
    @MethodSource("ofMembers")
    void callsTheStoreAsOftenForAForeignMemberAsForNobody(Endpoint endpoint) {
        // What a process reads once and then knows for a while is read here.
        call(endpoint, foreign);
        call(endpoint, unknown);
        assertThat(calls(endpoint, foreign)).isEqualTo(calls(endpoint, unknown));
    }

    @Test
    void answersForAForeignMemberAndCodeInTheTimeOfNobodys() {
        for (var path : List.of("/v1/members/{memberId}", "/v1/coupons/{code}")) {
            var foreigns = new ArrayList<Long>();
            var unknowns = new ArrayList<Long>();
            for (int i = 0; i < SAMPLES; i++) {
                foreigns.add(nanos(path, foreign));
                unknowns.add(nanos(path, unknown));
            }
            double ratio = (double) median(foreigns) / median(unknowns);
            System.out.printf("%s: the medians' ratio of a foreign one and nobody's is %.2f%n", path, ratio);
            assertThat(ratio).as(path).isBetween(0.5, 2.0);
        }
    }

    private long nanos(String path, Map<String, String> names) {
        var start = System.nanoTime();
        Calls.with(stranger).get(Contract.filled(path, names));
        return System.nanoTime() - start;
    }

    private static long median(List<Long> times) {
        Collections.sort(times);
        return times.get(times.size() / 2);
    }

    private List<String> calls(Endpoint endpoint, Map<String, String> names) {
        StoreCalls.SEEN.clear();
        call(endpoint, names);
        return List.copyOf(StoreCalls.SEEN);
    }

    private Response call(Endpoint endpoint, Map<String, String> names) {
        return PermissionsTest.call(endpoint, stranger, names);
    }
}
