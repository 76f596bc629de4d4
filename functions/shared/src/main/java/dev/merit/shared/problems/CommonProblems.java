package dev.merit.shared.problems;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the problems that an operation answers, where its parameters and body do not imply them. Read at build time.
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface CommonProblems {

    CommonProblem[] value();
}
