/// Completes the OpenAPI document by what holds for every operation and is therefore written at none.
@NullMarked
package dev.merit.local.openapi;

import org.jspecify.annotations.NullMarked;
