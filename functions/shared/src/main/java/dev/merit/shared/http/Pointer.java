package dev.merit.shared.http;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import java.util.List;

/// JSON pointers (RFC 6901).
final class Pointer {
    private Pointer() {}

    static String to(List<Reference> path) {
        var pointer = new StringBuilder();
        for (var step : path) {
            var name = step.getFieldName();
            if (name != null) {
                pointer.append(step(name));
            } else if (step.getIndex() >= 0) {
                pointer.append('/').append(step.getIndex());
            }
        }
        return pointer.toString();
    }

    static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
