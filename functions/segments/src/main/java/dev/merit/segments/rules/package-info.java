/// The rules of segments: which member fits, by what is known of the member. Nothing here reads or keeps anything.
@NullMarked
package dev.merit.segments.rules;

import org.jspecify.annotations.NullMarked;
