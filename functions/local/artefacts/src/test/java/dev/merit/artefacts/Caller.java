package dev.merit.artefacts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who calls: the roles of the token, and the member whom the token is about. Without roles there is no token.
record Caller(List<String> roles, @Nullable String memberId) {

    static final Caller NOBODY = new Caller(List.of(), null);
    static final Caller SHOP = as("storefront");
    static final Caller MARKETER = as("marketer");
    static final Caller OPERATOR = as("operator");

    static Caller as(String... roles) {
        return new Caller(List.of(roles), null);
    }

    static Caller member(String memberId) {
        return new Caller(List.of("member"), memberId);
    }
}
