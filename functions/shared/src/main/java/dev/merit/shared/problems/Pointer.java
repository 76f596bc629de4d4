package dev.merit.shared.problems;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import java.util.List;

/// JSON pointers (RFC 6901).
public final class Pointer {
    private Pointer() {}

    public static String to(List<Reference> path) {
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

    public static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
