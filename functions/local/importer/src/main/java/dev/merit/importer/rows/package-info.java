/// Reads a file row by row, independent of its content: CSV or lines, the names of the columns, the cells of a row, and
/// the errors of files and rows.
@NullMarked
package dev.merit.importer.rows;

import org.jspecify.annotations.NullMarked;
