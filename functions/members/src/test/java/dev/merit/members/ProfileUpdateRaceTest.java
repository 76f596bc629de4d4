package dev.merit.members;

import static dev.merit.shared.testing.AtOnce.counted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.audit.AuditAct;
import dev.merit.shared.audit.AuditActor;
import dev.merit.shared.audit.AuditTarget;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.json.BindingResult;
import dev.merit.shared.json.Json;
import dev.merit.shared.member.Identity;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// 32 threads at once, behind the resources: the event loop of a function takes one request at a time.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ProfileUpdateRaceTest {

    private static final int THREADS = 32;

    @Inject
    Members members;

    @Inject
    MemberDirectory directory;

    @Inject
    Json json;

    @Test
    void letsOneChangeAVersion() throws Exception {
        var member = registered("{\"email\": \"change@r.example\"}");
        var outcomes = AtOnce.run(
                THREADS,
                i -> members.update(
                        member, profile("{\"email\": \"changed" + i + "@r.example\"}"), "operator", act(member)));
        assertThat(counted(outcomes)).isEqualTo(Map.of("Updated", 1, "Stale", THREADS - 1));
        var left = directory.find(member.memberId()).orElseThrow();
        assertThat(left.version()).isEqualTo(2);
        assertThat(owner(String.valueOf(left.profile().email()))).isEqualTo(left.memberId());
        assertThat(directory.find(Identity.email("change@r.example"))).isEmpty();
    }

    @Test
    void letsOneMoveToTheEmail() throws Exception {
        var movers = new ArrayList<Member>();
        for (int i = 0; i < THREADS; i++) {
            movers.add(registered("{\"email\": \"mover" + i + "@r.example\"}"));
        }
        var outcomes = AtOnce.run(
                THREADS,
                i -> members.update(
                        movers.get(i), profile("{\"email\": \"goal@r.example\"}"), "operator", act(movers.get(i))));
        assertThat(counted(outcomes)).isEqualTo(Map.of("Updated", 1, "Taken", THREADS - 1));
        var winner = movers.stream()
                .filter(m -> m.memberId().equals(owner("goal@r.example")))
                .findFirst();
        assertThat(directory.find(winner.orElseThrow().memberId()).orElseThrow().version())
                .isEqualTo(2);
    }

    private MemberId owner(String email) {
        return directory.find(Identity.email(email)).orElseThrow().memberId();
    }

    private Member registered(String body) {
        var answer = Event.as("storefront").post("/v1/members", body);
        return directory.find(new MemberId(answer.json().getString("memberId"))).orElseThrow();
    }

    private Profile profile(String body) {
        return ((BindingResult.Value<Profile>) json.bind(json.read(body), Profile.class)).value();
    }

    private static AuditAct act(Member member) {
        return new AuditAct(
                new AuditActor(List.of("operator"), "somebody", null),
                "updateMember",
                AuditTarget.of(member.memberId()));
    }
}
