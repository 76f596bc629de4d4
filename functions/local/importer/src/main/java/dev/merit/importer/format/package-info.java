/// Reads a file's rows and says what each of them asks Merit to record.
@NullMarked
package dev.merit.importer.format;

import org.jspecify.annotations.NullMarked;
