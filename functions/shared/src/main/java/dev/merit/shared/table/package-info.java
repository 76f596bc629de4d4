/// The one table: its keys, its access patterns and the ways in which it may be away.
@NullMarked
package dev.merit.shared.table;

import org.jspecify.annotations.NullMarked;
