package dev.merit.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.Event;

/// Holds the function to refusing a body: with this status, naming this field alone, and storing nothing.
final class Refusals {

    private Refusals() {}

    static void check(Shop shop, String body, int status, String pointer) {
        check(shop, "/v1/activities", body, status, pointer);
    }

    static void check(Shop shop, String path, String body, int status, String pointer) {
        var before = shop.everything();
        var answer = Event.as("storefront").post(path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().getList("errors.pointer")).as(answer.body()).containsExactly(pointer);
        assertThat(shop.everything()).isEqualTo(before);
    }
}
