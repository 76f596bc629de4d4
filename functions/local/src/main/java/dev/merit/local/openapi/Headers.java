package dev.merit.local.openapi;

import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// Declares the headers of answers, to which operations refer, and adds the header of repeated answers.
final class Headers {

    static final String RETRY_AFTER = "Retry-After";

    static final String RATE_LIMIT = "RateLimit";
    static final String RATE_LIMIT_POLICY = "RateLimit-Policy";

    private static final String LOCATION = "Location";
    private static final String ETAG = "ETag";
    private static final String LINK = "Link";
    private static final String REPLAYED = "Idempotency-Replayed";

    private static final Set<String> CREATED = Set.of("201", "202");

    private Headers() {}

    static void declare(OpenAPI document) {
        declare(
                document,
                LOCATION,
                SchemaType.STRING,
                "/v1/members/3v8q0m2k7d5x1c9r4tzn",
                "The path of what was created.");
        declare(
                document,
                LINK,
                SchemaType.STRING,
                "</v1/…/codes?from=4&limit=3>; rel=\"next\"",
                "The next part of the list.");
        declare(document, ETAG, SchemaType.STRING, "\"1\"", "The version, for the If-Match of an update.");
        declare(
                document,
                REPLAYED,
                SchemaType.BOOLEAN,
                true,
                "Whether this is the answer to an earlier request with the same key.");
        declare(
                document,
                RATE_LIMIT,
                SchemaType.STRING,
                "\"reads\";r=0;t=12",
                "What is left of the limit, and the seconds until there is more.");
        declare(
                document,
                RATE_LIMIT_POLICY,
                SchemaType.STRING,
                "\"reads\";q=1200;w=60",
                "The limit, and its window in seconds.");
        declare(document, RETRY_AFTER, SchemaType.INTEGER, 1, "The number of seconds to wait before another try.");
    }

    private static void declare(OpenAPI document, String name, SchemaType type, Object example, String meaning) {
        var schema = OASFactory.createSchema().addType(type);
        document.getComponents()
                .addHeader(
                        name,
                        OASFactory.createHeader()
                                .description(meaning)
                                .schema(schema)
                                .example(example));
    }

    static Header ref(String name) {
        return OASFactory.createHeader().ref("#/components/headers/" + name);
    }

    static void complete(Operation operation) {
        operation.getResponses().getAPIResponses().forEach((status, answer) -> {
            if (CREATED.contains(status) && Parameters.has(operation, Parameters.IDEMPOTENCY_KEY)) {
                answer.addHeader(REPLAYED, ref(REPLAYED));
            }
        });
    }
}
