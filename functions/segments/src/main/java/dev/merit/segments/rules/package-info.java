/// The rules of segments: whether a member fits them, by what is known of the member. Nothing here reads or writes.
@NullMarked
package dev.merit.segments.rules;

import org.jspecify.annotations.NullMarked;
