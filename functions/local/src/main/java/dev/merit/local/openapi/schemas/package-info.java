/// The schemas of the document: which fields are required, what each means, merge patches, and what every code of a
/// problem means.
@NullMarked
package dev.merit.local.openapi.schemas;

import org.jspecify.annotations.NullMarked;
