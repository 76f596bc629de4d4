package dev.merit.coupons.proposals;

import dev.merit.coupons.terms.Kind;
import dev.merit.shared.http.Problem;
import dev.merit.shared.http.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Refuses what the contract names and Merit does not do yet, lest a strategy promise what nobody keeps.
final class Unsupported {

    private final List<FieldError> errors = new ArrayList<>();

    private Unsupported() {}

    static Optional<Problem> in(TermsBody terms) {
        var found = new Unsupported();
        found.kind(terms.kind());
        found.benefit(terms.benefit().type());
        return found.errors.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.unprocessable("not-supported", "Some of what is asked for is not supported yet.")
                        .errors(found.errors));
    }

    private void kind(Kind kind) {
        field(
                "/kind",
                switch (kind) {
                    case COUPON, PROMOTION, POINTS -> false;
                    case GIFT_VOUCHER -> true;
                });
    }

    private void benefit(BenefitBody.Type type) {
        field(
                "/benefit/type",
                switch (type) {
                    case PERCENT_OFF, AMOUNT_OFF, FREE_SHIPPING, POINTS_MULTIPLIER -> false;
                    case STORED_VALUE -> true;
                });
    }

    private void field(String pointer, boolean unsupported) {
        if (unsupported) {
            errors.add(new FieldError(pointer, "is not supported yet"));
        }
    }
}
