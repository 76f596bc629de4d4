package dev.merit.shared.problems;

import io.quarkus.runtime.annotations.RegisterForReflection;
/// What all answers with one problem have in common.
///
/// @param status  of the answer, or of a row in the answer of a batch
/// @param code    the name that programs read
/// @param title   the code in words
/// @param meaning when the problem is answered and what its further members are, in Markdown

@RegisterForReflection
public record ProblemDefinition(int status, String code, String title, String meaning) {}
