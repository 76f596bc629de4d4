/// Completes the OpenAPI document with the conventions that hold for all operations.
@NullMarked
package dev.merit.local.openapi;

import org.jspecify.annotations.NullMarked;
