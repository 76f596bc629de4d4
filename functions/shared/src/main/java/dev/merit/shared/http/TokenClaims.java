package dev.merit.shared.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The claims of a token's payload that name the caller. The signature of the token must be checked before.
///
/// @param groups the names of the groups, unsplit
public record TokenClaims(
        String subject, List<String> groups, @Nullable String memberId) {

    private static final Pattern TOKEN =
            Pattern.compile("(?:Bearer +)?[\\w-]+\\.([\\w-]+)\\.[\\w-]*", Pattern.CASE_INSENSITIVE);

    public TokenClaims {
        groups = List.copyOf(groups);
    }

    /// Whether the text has the form of a token.
    public static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /// The claims; empty if one has an unexpected form. The subject and the member's id must be texts, the groups a
    /// list of texts or one text.
    public static Optional<TokenClaims> of(String token, ObjectMapper mapper) {
        var parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            var json = new String(Base64.getUrlDecoder().decode(parts.group(1)), StandardCharsets.UTF_8);
            return of(mapper.readTree(json));
        } catch (IllegalArgumentException | JsonProcessingException _) {
            return Optional.empty();
        }
    }

    private static Optional<TokenClaims> of(JsonNode payload) {
        var subject = payload.path("sub");
        var memberId = payload.path(Caller.MEMBER_ID);
        boolean isRead = subject.isTextual() && (memberId.isTextual() || memberId.isMissingNode());
        return isRead
                ? names(payload.path("groups"))
                        .map(groups -> new TokenClaims(subject.textValue(), groups, memberId.textValue()))
                : Optional.empty();
    }

    private static Optional<List<String>> names(JsonNode groups) {
        if (groups.isTextual()) {
            return Optional.of(List.of(groups.textValue()));
        }
        var names = new ArrayList<String>();
        for (var name : groups) {
            if (!name.isTextual()) {
                return Optional.empty();
            }
            names.add(name.textValue());
        }
        return groups.isArray() || groups.isMissingNode() ? Optional.of(names) : Optional.empty();
    }
}
