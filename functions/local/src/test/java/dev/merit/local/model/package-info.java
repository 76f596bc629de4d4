/// All functions together beside a plain model in memory that is told the same.
@NullMarked
package dev.merit.local.model;

import org.jspecify.annotations.NullMarked;
