package dev.merit.coupons.revocations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the problems of revoking a coupon that an operation answers. Read at build time.
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RevocationProblems {

    RevocationProblem[] value();
}
