/// The one secret that Merit keeps, and what is derived from it.
@NullMarked
package dev.merit.shared.secret;

import org.jspecify.annotations.NullMarked;
