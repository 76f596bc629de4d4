/// The only access to the DynamoDB table: its items, reads and conditional writes.
@NullMarked
package dev.merit.shared.table;

import org.jspecify.annotations.NullMarked;
