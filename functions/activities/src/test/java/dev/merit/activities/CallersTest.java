package dev.merit.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may tell what, and see what.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class CallersTest {

    private static final String PATH = "/v1/activities";

    @Inject
    ActivitiesFixture shop;

    @ParameterizedTest
    @ValueSource(strings = {"", "marketer", "other"})
    void letsOnlyTheShopOperatorsAndMembersTell(String role) {
        var before = shop.everything();
        int status = role.isEmpty() ? 401 : 403;
        var browse = Body.of("1", MemberId.random(), "browse").toString();
        assertThat(caller(role).post(PATH, browse).status()).isEqualTo(status);
        assertThat(caller(role).post(PATH, "{").status()).isEqualTo(status);
        assertThat(caller(role)
                        .post(PATH + "/batch", "{\"activities\": [" + browse + "]}")
                        .status())
                .isEqualTo(status);
        assertThat(shop.everything()).isEqualTo(before);
    }

    @Test
    void letsAMemberTellItsOwnWithoutAnAmount() {
        var own = shop.member();
        var other = shop.member();
        var caller = Event.asMember(own.value());
        for (var type : new String[] {"browse", "review"}) {
            assertThat(caller.post(PATH, Body.of(type, own, type).toString()).status())
                    .isEqualTo(201);
        }
        shop.activities.record(ActivitiesFixture.purchase("paid", own, 100));
        var before = shop.everything();
        refuses(caller, Body.purchase("p", own, 100));
        refuses(caller, Body.refund("r", own, "paid", 100));
        refuses(caller, Body.of("b", own, "cart").with("amount", Body.usd(1)));
        refuses(caller, Body.of("b", other, "browse"));
        refuses(caller, Body.of("b", MemberId.random(), "browse"));
        var batch = "{\"activities\": [" + Body.of("b", own, "browse") + "]}";
        assertThat(caller.post(PATH + "/batch", batch).status()).isEqualTo(403);
        assertThat(shop.everything()).isEqualTo(before);
    }

    /// What a member could record at will it could earn points by.
    @Test
    void letsAMemberTellOnlyWhatIsSelfReported() {
        var own = shop.member();
        var before = shop.everything();
        for (var type : new String[] {"login", "game-won"}) {
            var answer = Event.asMember(own.value())
                    .post(PATH, Body.of(type, own, type).toString());
            assertThat(answer.status()).as(answer.body()).isEqualTo(403);
            assertThat(answer.json().getString("code")).isEqualTo("not-self-reported");
            assertThat(answer.json().getList("errors.pointer")).containsExactly("/type");
        }
        assertThat(shop.everything()).isEqualTo(before);
        for (var type : new String[] {"login", "game-won"}) {
            var body = Body.of(type, own, type).toString();
            assertThat(Event.asMember(own.value(), "storefront")
                            .post(PATH, body)
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void letsOperatorsAloneGiveAnActivityToAnotherMember() {
        var own = shop.member();
        var other = shop.member();
        shop.activities.record(ActivitiesFixture.purchase("moved", own, 100));
        var body = "{\"memberId\": \"" + other + "\", \"fromMemberId\": \"" + own + "\"}";
        var path = PATH + "/moved/reassign";
        for (var role : new String[] {"storefront", "marketer", "member", "other"}) {
            assertThat(Event.as(role).post(path, body).status()).isEqualTo(403);
        }
        assertThat(Event.anonymous().post(path, body).status()).isEqualTo(401);
        var operator = Event.as("operator");
        var nobody = operator.post(path, "{\"memberId\": \"" + other + "\"}");
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.json().getList("errors.pointer")).containsExactly("/fromMemberId");
        var same = operator.post(path, body.replace(other.value(), own.value()));
        assertThat(same.json().getList("errors.pointer")).containsExactly("/memberId");
        assertThat(operator.post(PATH + "/none/reassign", body).status()).isEqualTo(404);
        for (int i = 0; i < 2; i++) {
            var moved = operator.post(path, body);
            assertThat(moved.status()).as(moved.body()).isEqualTo(200);
            assertThat(moved.json().getString("memberId")).isEqualTo(other.value());
        }
        shop.activities.record(ActivitiesFixture.refund("back", other, "moved", 10));
        var refund = body.replace(other.value(), "X")
                .replace(own.value(), other.value())
                .replace("X", own.value());
        assertThat(operator.post(PATH + "/back/reassign", refund).json().getString("code"))
                .isEqualTo("refund-goes-with-purchase");
        assertThat(shop.wallet(own, "net.USD")).isZero();
        assertThat(shop.wallet(other, "net.USD")).isEqualTo(90);
    }

    /// Else a member could try out which names a shop knows.
    @Test
    void answersAMemberTheSameForNamesTakenAndFree() {
        var body = Body.of("n", "", "browse").without("memberId").with("externalMemberId", "\"nobody\"");
        refuses(Event.asMember(shop.member().value()), body);
    }

    /// Neither role by itself may do it, and so the two together may not.
    @Test
    void letsAMemberWhoIsAMarketerTellNoMoreThanAMember() {
        var member = shop.member();
        refuses(Event.as("member", "marketer"), Body.purchase("mm", member, 100));
        refuses(Event.as("member", "marketer"), Body.of("mm", member, "browse"));
    }

    @Test
    void letsMarketersAndTheMemberItselfSeeTheList() {
        var member = shop.member();
        var path = "/v1/members/" + member + "/activities";
        for (var role : new String[] {"storefront", "marketer", "operator"}) {
            assertThat(Event.as(role).get(path).status()).isEqualTo(200);
        }
        assertThat(Event.asMember(member.value()).get(path).status()).isEqualTo(200);
        assertThat(Event.asMember(shop.member().value()).get(path).status()).isEqualTo(403);
        assertThat(Event.as("member").get(path).status()).isEqualTo(403);
        assertThat(Event.as("other").get(path).status()).isEqualTo(403);
        assertThat(Event.anonymous().get(path).status()).isEqualTo(401);
    }

    private static void refuses(Event caller, Body body) {
        var answer = caller.post(PATH, body.toString());
        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(answer.json().getString("code")).isEqualTo("forbidden");
    }

    private static Event caller(String role) {
        return role.isEmpty() ? Event.anonymous() : Event.as(role);
    }
}
