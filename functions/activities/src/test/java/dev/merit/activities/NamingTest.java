package dev.merit.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.member.Identities;
import dev.merit.shared.member.Identity;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whom an activity is of: by Merit's name or by the shop's.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class NamingTest {

    @Inject
    ActivitiesFixture shop;

    @Inject
    Identities identities;

    @Test
    void knowsTheMemberByTheShopsName() {
        var member = shop.member();
        shop.table.transact(List.of(identities.take(Identity.externalId("C 1, ä"), member)));
        var named = Body.purchase("e-1", member, 5).without("memberId").with("externalMemberId", "\"C 1, ä\"");
        var answer = post(named);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().getString("memberId")).isEqualTo(member.value());
        assertThat(post(Body.purchase("e-1", member, 5)).body()).isEqualTo(answer.body());
        refuses(named.with("externalMemberId", "\"nobody\""), "unknown-member", "/externalMemberId");
    }

    @Test
    void refusesUnknownMembers() {
        refuses(Body.purchase("u-1", MemberId.random(), 5), "unknown-member", "/memberId");
        refuses(Body.of("u-2", MemberId.random(), "login"), "unknown-member", "/memberId");
        refuses(Body.refund("u-3", MemberId.random(), "u-1", 5), "unknown-purchase", "/refundOf");
    }

    private void refuses(Body body, String code, String pointer) {
        var before = shop.everything();
        var answer = post(body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getString("code")).isEqualTo(code);
        assertThat(answer.json().getList("errors.pointer")).isEqualTo(List.of(pointer));
        assertThat(shop.everything()).isEqualTo(before);
    }

    private static Event.Answer post(Object body) {
        return Event.as("storefront").post("/v1/activities", body.toString());
    }
}
