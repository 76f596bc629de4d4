/// JSON taken for exactly what it says, patches of it, and what could not be read of it.
@NullMarked
package dev.merit.shared.json;

import org.jspecify.annotations.NullMarked;
