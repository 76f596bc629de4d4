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

/// Reads the names of a caller's groups, each whole.
///
/// The authoriser hands a claim that is a list on as one text, `[a b]`, in which a group named `shop operator` looks
/// like two. So the names are read in the payload of the token itself, which the API hands on in the header
/// `Authorization` and whose signature the authoriser has checked. What the authoriser read must agree with it, or
/// there is no caller: the header alone proves nothing.
@Singleton
final class TokenPayloads {

    /// In the text that the authoriser makes of a list.
    private static final Pattern WORD = Pattern.compile("[^\\[\\],\\s\"]+");

    /// A text that can be read in one way alone.
    private static final Pattern ONE_WORD = Pattern.compile("\\[?([^\\[\\],\\s\"]*)]?");

    private final ObjectMapper mapper;

    TokenPayloads(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /// Nothing, where the claims are of another shape or can be read in two ways.
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
