package dev.merit.local;

import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Every class of Merit's modules, for tests of how they are made. The importer, which is a client, is none of them.
final class Modules {

    static final Path FUNCTIONS = Path.of("..").toAbsolutePath().normalize();

    static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(Stream.of(
                            "shared",
                            "members",
                            "activities",
                            "coupons",
                            "segments",
                            "privacy",
                            "totals",
                            "aggregation",
                            "local",
                            "local/database")
                    .map(module -> FUNCTIONS.resolve(module).resolve("target/classes"))
                    .toList());

    private Modules() {}

    /// The class of that name and those within it.
    static DescribedPredicate<HasName> are(String name) {
        return nameMatching(name.replace(".", "\\.") + "(\\$.*)?").as("are " + name);
    }
}
