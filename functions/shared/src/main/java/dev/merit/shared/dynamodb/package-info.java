/// The client of DynamoDB: its settings, and how it sends a request.
@NullMarked
package dev.merit.shared.dynamodb;

import org.jspecify.annotations.NullMarked;
