package dev.merit.local.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.links.Link;

/// Adds the links of `links.properties`: which operations an answer leads to, and with which of its values. A link is
/// at each successful answer of its operation and has the name of the operation that it leads to. A registration leads
/// to each operation whose path has the member alone.
final class Links {

    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([^}]+)}");
    private static final String REGISTRATION = "registerMember";
    private static final String MEMBER = "memberId";

    private final Properties links = new Properties();

    Links(OpenAPI document) {
        try (var file = Links.class.getResourceAsStream("links.properties")) {
            links.load(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        document.getPaths().getPathItems().forEach((path, item) -> {
            var names = PATH_PARAMETER
                    .matcher(path)
                    .results()
                    .map(name -> name.group(1))
                    .toList();
            if (names.equals(List.of(MEMBER))) {
                item.getOperations()
                        .values()
                        .forEach(operation -> links.setProperty(
                                REGISTRATION + "." + operation.getOperationId(), MEMBER + "=body/" + MEMBER));
            }
        });
    }

    void complete(Operation operation) {
        var prefix = operation.getOperationId() + ".";
        for (var name : new TreeSet<>(links.stringPropertyNames())) {
            if (name.startsWith(prefix)) {
                var target = name.substring(prefix.length());
                operation.getResponses().getAPIResponses().forEach((status, answer) -> {
                    if (status.startsWith("2")) {
                        answer.addLink(target, link(target, links.getProperty(name)));
                    }
                });
            }
        }
    }

    private static Link link(String target, String values) {
        var link = OASFactory.createLink().operationId(target);
        for (var value : List.of(values.split(" "))) {
            int equals = value.indexOf('=');
            link.addParameter(value.substring(0, equals), expression(value.substring(equals + 1)));
        }
        return link;
    }

    /// The run-time expression of OpenAPI for a value.
    private static String expression(String value) {
        return "$"
                + value.replaceFirst("^body/", "response.body#/")
                        .replaceFirst("^sent/", "request.body#/")
                        .replaceFirst("^path\\.", "request.path.");
    }
}
