package dev.merit.members;

import dev.merit.shared.http.Params;
import dev.merit.shared.member.Identity;
import dev.merit.shared.member.PhoneNumber;
import dev.merit.shared.problems.CommonProblem;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.Problem.FieldError;
import dev.merit.shared.problems.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the identity by which a member is looked up, from exactly one of three parameters.
final class MemberLookup {

    private static final List<FieldError> ONE_OF_THREE = Stream.of("?externalId", "?email", "?phone")
            .map(name -> new FieldError(name, "must be the only one of the three"))
            .toList();

    private static final String PLUS = "%2B";
    private static final Pattern PLUS_AS_BLANK = Pattern.compile(" +[0-9(]");

    private MemberLookup() {}

    static Identity identity(
            @Nullable String externalId, @Nullable String email, @Nullable String phone, HomeRegion home) {
        var given = new ArrayList<Identity>();
        add(given, Params.value("externalId", externalId, Identity::externalId));
        add(given, Params.value("email", email, MemberLookup::email));
        add(given, Params.value("phone", phone, text -> phone(text, home)));
        if (given.size() != 1) {
            throw new ProblemException(Problem.of(
                            CommonProblem.INVALID_PARAMETER,
                            "Exactly one of externalId, email and phone must be given.")
                    .errors(ONE_OF_THREE));
        }
        return given.getFirst();
    }

    private static Identity email(String text) {
        if (text.strip().contains(" ")) {
            throw new IllegalArgumentException("has a blank in it: a plus sign is written " + PLUS);
        }
        return Identity.email(text);
    }

    /// In a query, a plus sign that is not escaped means a blank.
    private static Identity phone(String text, HomeRegion home) {
        if (PLUS_AS_BLANK.matcher(text).lookingAt()) {
            throw new IllegalArgumentException(
                    "begins with a blank: the plus sign of a phone number is written " + PLUS);
        }
        return PhoneNumber.identity(text, home.shop());
    }

    private static void add(List<Identity> given, @Nullable Identity identity) {
        if (identity != null) {
            given.add(identity);
        }
    }
}
