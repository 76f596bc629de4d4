/// Reads members, activities and marketing from CSV files and sends them to the HTTP interface.
@NullMarked
package dev.merit.importer;

import org.jspecify.annotations.NullMarked;
