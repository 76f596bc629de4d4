package dev.merit.local.openapi;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// The headers of answers. Which success has Location and ETag, its description tells.
final class Headers {

    static final String RETRY_AFTER = "Retry-After";

    private static final String LOCATION = "Location";
    private static final String ETAG = "ETag";
    private static final String REPLAYED = "Idempotency-Replayed";

    private static final Map<String, String> MEANINGS = Map.of(
            LOCATION, "The path of what was made.",
            ETAG, "The version, for the If-Match of a change.",
            REPLAYED, "`true` where the answer is the first one's, given again.",
            RETRY_AFTER, "How many seconds to wait before the same request is sent again, which is safe.");

    private static final Map<String, Object> EXAMPLES =
            Map.of(LOCATION, "/v1/members/3v8q0m2k7d5x1c9r4tzn", ETAG, "\"1\"", REPLAYED, true, RETRY_AFTER, 1);

    private Headers() {}

    static void declare(OpenAPI document) {
        MEANINGS.forEach((name, meaning) -> document.getComponents()
                .addHeader(
                        name,
                        OASFactory.createHeader()
                                .description(meaning)
                                .schema(OASFactory.createSchema().addType(typeOf(name)))
                                .example(EXAMPLES.get(name))));
    }

    private static SchemaType typeOf(String name) {
        return switch (name) {
            case RETRY_AFTER -> SchemaType.INTEGER;
            case REPLAYED -> SchemaType.BOOLEAN;
            default -> SchemaType.STRING;
        };
    }

    static Header ref(String name) {
        return OASFactory.createHeader().ref("#/components/headers/" + name);
    }

    static void complete(Operation operation) {
        operation.getResponses().getAPIResponses().forEach((status, answer) -> {
            if (status.startsWith("2")) {
                mentioned(answer, LOCATION);
                mentioned(answer, ETAG);
            }
            if (status.equals("201") && Parameters.has(operation, Parameters.IDEMPOTENCY_KEY)) {
                answer.addHeader(REPLAYED, ref(REPLAYED));
            }
        });
    }

    private static void mentioned(APIResponse answer, String header) {
        if (answer.getDescription() != null && answer.getDescription().contains(header)) {
            answer.addHeader(header, ref(header));
        }
    }
}
