package dev.merit.local.openapi.schemas;

import dev.merit.shared.problems.ProblemDefinition;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// The schema of a problem, the body of RFC 9457.
final class ProblemSchema {

    private ProblemSchema() {}

    static void complete(OpenAPI document, List<ProblemDefinition> problems) {
        var error = object("One field that is wrong.", List.of("pointer", "reason"));
        error.addProperty("pointer", text("A JSON pointer into the body, or `?name` for a parameter.", "/email"));
        error.addProperty("reason", text("What is wrong, for people.", "is not an e-mail address"));
        document.getComponents().addSchema("FieldError", error);

        var problem = object(
                "Why a request was refused. Some codes have further members, such as `have` and `need`.",
                List.of("type", "title", "status", "code", "detail"));
        problem.addProperty(
                "type",
                text("The code as a reference.", "/problems/invalid-fields").format("uri-reference"));
        problem.addProperty("title", text("The code in words.", "Invalid fields"));
        problem.addProperty(
                "status",
                OASFactory.createSchema().addType(SchemaType.INTEGER).description("The status of the answer."));
        problem.addProperty("code", text("The name that programs read:\n" + listed(problems), "invalid-fields"));
        problem.addProperty("detail", text("What is wrong, for people.", "Some fields are not acceptable."));
        problem.addProperty(
                "instance",
                text("The path of the request; absent in a row of a batch.", "/v1/members")
                        .format("uri-reference"));
        problem.addProperty(
                "errors",
                OASFactory.createSchema()
                        .addType(SchemaType.ARRAY)
                        .description("The fields that are wrong.")
                        .items(OASFactory.createSchema().ref(Schemas.REF + "FieldError")));
        problem.additionalPropertiesSchema(OASFactory.createSchema().booleanSchema(true));
        document.getComponents().addSchema("Problem", problem);
    }

    private static String listed(List<ProblemDefinition> problems) {
        return problems.stream()
                .map(problem -> "\n- `" + problem.code() + "`: " + problem.meaning())
                .collect(Collectors.joining());
    }

    private static Schema object(String description, List<String> required) {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description(description)
                .required(required);
    }

    private static Schema text(String description, String example) {
        return OASFactory.createSchema()
                .addType(SchemaType.STRING)
                .description(description)
                .addExample(example);
    }
}
