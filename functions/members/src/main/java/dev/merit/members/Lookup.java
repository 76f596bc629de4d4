package dev.merit.members;

import dev.merit.shared.http.Params;
import dev.merit.shared.member.Identity;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.Problem.FieldError;
import dev.merit.shared.problems.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads which name a member is asked for by: exactly one of three parameters.
final class Lookup {

    private static final List<FieldError> ONE_OF_THREE = Stream.of("?externalId", "?email", "?phone")
            .map(name -> new FieldError(name, "must be the only one of the three"))
            .toList();

    private Lookup() {}

    static Identity identity(@Nullable String externalId, @Nullable String email, @Nullable String phone) {
        var given = new ArrayList<Identity>();
        add(given, Params.value("externalId", externalId, Identity::externalId));
        add(given, Params.value("email", email, Identity::email));
        add(given, Params.value("phone", phone, Identity::phone));
        if (given.size() != 1) {
            throw new ProblemException(
                    Problem.of(400, "invalid-parameter", "Exactly one of externalId, email and phone is asked for.")
                            .errors(ONE_OF_THREE));
        }
        return given.getFirst();
    }

    private static void add(List<Identity> given, @Nullable Identity identity) {
        if (identity != null) {
            given.add(identity);
        }
    }
}
