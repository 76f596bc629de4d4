/// A file read row by row, whatever is in it: CSV or lines, the names of its columns, the cells of a row, and what is
/// wrong with one.
@NullMarked
package dev.merit.importer.rows;

import org.jspecify.annotations.NullMarked;
