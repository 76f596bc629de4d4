package dev.merit.coupons.vouchers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the problems of gift vouchers that an operation answers. Read at build time.
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface VoucherProblems {

    VoucherProblem[] value();
}
