/// The formats of files: what each row of a file asks Merit to record.
@NullMarked
package dev.merit.importer.format;

import org.jspecify.annotations.NullMarked;
