package dev.merit.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.testing.Event;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;

/// A test of what is refused: with a status, naming one field alone, and storing nothing.
abstract class Refusals {

    static final String PATH = "/v1/activities";
    static final String BATCH = PATH + "/batch";

    @Inject
    ActivitiesFixture shop;

    MemberId member = MemberId.random();

    @BeforeEach
    void haveAMember() {
        member = shop.member();
    }

    void refuses(Object body, int status, String pointer) {
        refuses(PATH, body.toString(), status, pointer);
    }

    void refuses(String path, String body, int status, String pointer) {
        var before = shop.everything();
        var answer = Event.as("storefront").post(path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().getList("errors.pointer")).as(answer.body()).containsExactly(pointer);
        assertThat(shop.everything()).isEqualTo(before);
    }
}
