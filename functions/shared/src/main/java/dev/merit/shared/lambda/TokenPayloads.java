package dev.merit.shared.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.TokenClaims;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads the names of a caller's groups without splitting names that have a space.
///
/// The authoriser passes a list on as one text, `[a b]`, in which a group named `shop operator` looks like two groups.
/// So the names are read from the payload of the token itself, which is in the header `Authorization` and whose
/// signature the authoriser has checked. The claims of the authoriser must agree with it; otherwise there is no caller,
/// because the header alone proves nothing.
@Singleton
final class TokenPayloads {

    /// One word of the text that the authoriser makes of a list.
    private static final Pattern WORD = Pattern.compile("[^\\[\\],\\s\"]+");

    /// A text that has only one reading: a single word, or an empty list.
    private static final Pattern ONE_WORD = Pattern.compile("\\[?([^\\[\\],\\s\"]*)]?");

    private final ObjectMapper mapper;

    TokenPayloads(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /// The groups; empty if the claims have an unexpected form or are ambiguous.
    Optional<Set<String>> groups(APIGatewayV2HTTPEvent event, Map<String, String> claims) {
        var text = claims.getOrDefault("groups", "");
        var authorization = authorization(event);
        if (!TokenClaims.isToken(authorization)) {
            var word = ONE_WORD.matcher(text);
            return word.matches() ? Optional.of(words(word.group(1))) : Optional.empty();
        }
        return TokenClaims.of(authorization, mapper)
                .filter(token -> token.subject().equals(claims.get("sub"))
                        && Objects.equals(token.memberId(), claims.get(Caller.MEMBER_ID))
                        && words(String.join(" ", token.groups())).equals(words(text)))
                .map(token -> Set.copyOf(token.groups()));
    }

    private static String authorization(APIGatewayV2HTTPEvent event) {
        var headers = event.getHeaders();
        return headers == null
                ? ""
                : headers.entrySet().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase("authorization"))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("");
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
