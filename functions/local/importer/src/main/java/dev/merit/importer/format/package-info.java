/// The formats of files: what each row of one asks Merit to record.
@NullMarked
package dev.merit.importer.format;

import org.jspecify.annotations.NullMarked;
