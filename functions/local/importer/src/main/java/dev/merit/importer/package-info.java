/// Reads members, activities and marketing from files and sends them to the HTTP interface, in batches.
@NullMarked
package dev.merit.importer;

import org.jspecify.annotations.NullMarked;
