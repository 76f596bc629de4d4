package dev.merit.members;

import dev.merit.shared.problems.Pointer;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.Problem.FieldError;
import dev.merit.shared.problems.ProblemException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The fields that a member's own token may change: name, locale and consents, and the attributes that the setting
/// `merit.members.self-service` lists, such as `attributes.newsletter,attributes.size`, or `attributes.*` for all.
///
/// The other fields identify the member, or segments and terms depend on them. A member who could change them could
/// take another member's address, learn whether a member has it, or enter a segment. So the change is refused before
/// anything is read.
@Singleton
final class ProfileRights {

    private static final String ATTRIBUTES = "attributes.";
    private static final String UNSET = "none";

    private final Set<String> attributes;

    ProfileRights(@ConfigProperty(name = "merit.members.self-service", defaultValue = UNSET) List<String> open) {
        var names = new HashSet<String>();
        for (var field : open) {
            if (field.startsWith(ATTRIBUTES)) {
                names.add(field.substring(ATTRIBUTES.length()));
            } else if (!field.equals(UNSET)) {
                throw new IllegalStateException(
                        "merit.members.self-service lists attributes only, such as attributes.size");
            }
        }
        this.attributes = Set.copyOf(names);
    }

    /// Refuses a change of other fields.
    void check(Profile before, Profile after) {
        var errors = new ArrayList<FieldError>();
        refuse(errors, "externalId", before.externalId(), after.externalId());
        refuse(errors, "email", before.email(), after.email());
        refuse(errors, "phone", before.phone(), after.phone());
        refuse(errors, "birthDate", before.birthDate(), after.birthDate());
        refuse(errors, "channel", before.channel(), after.channel());
        var earlier = Objects.requireNonNullElse(before.attributes(), Map.<String, String>of());
        var later = Objects.requireNonNullElse(after.attributes(), Map.<String, String>of());
        var names = new TreeSet<>(earlier.keySet());
        names.addAll(later.keySet());
        names.removeIf(name -> attributes.contains("*") || attributes.contains(name));
        names.forEach(name -> refuse(errors, "attributes", name, earlier.get(name), later.get(name)));
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.forbidden().errors(errors));
        }
    }

    private static void refuse(List<FieldError> errors, String name, @Nullable Object before, @Nullable Object after) {
        refuse(errors, Pointer.step(name), Objects.equals(before, after));
    }

    private static void refuse(
            List<FieldError> errors, String object, String name, @Nullable Object before, @Nullable Object after) {
        refuse(errors, Pointer.step(object) + Pointer.step(name), Objects.equals(before, after));
    }

    private static void refuse(List<FieldError> errors, String pointer, boolean isSame) {
        if (!isSame) {
            errors.add(new FieldError(pointer, "cannot be changed by the member"));
        }
    }
}
