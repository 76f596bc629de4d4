/// Strict reading of JSON, merge patches, and the problems of JSON that cannot be read.
@NullMarked
package dev.merit.shared.json;

import org.jspecify.annotations.NullMarked;
