package dev.merit.shared.problems;

/// A constant of an enum that lists the problems of a feature. Answers, the OpenAPI document and `docs/problems.md`
/// are made from these enums, so each code is written once.
///
/// Each enum has an annotation with its constants, such as [CommonProblems]. On a method of a resource, or on its
/// class, the annotation says which problems the operation answers, and the OpenAPI document lists them.
public interface ProblemType {

    ProblemDefinition definition();

    default String code() {
        return definition().code();
    }
}
