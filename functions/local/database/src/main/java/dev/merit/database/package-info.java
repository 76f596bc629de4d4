/// The embedded database: DynamoDB Local in a process of its own.
@NullMarked
package dev.merit.database;

import org.jspecify.annotations.NullMarked;
