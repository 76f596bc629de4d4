/// Members: what is known of them, how they are found and changed.
@NullMarked
package dev.merit.members;

import org.jspecify.annotations.NullMarked;
