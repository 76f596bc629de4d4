/// What the tests of all modules use.
@NullMarked
package dev.merit.shared.testing;

import org.jspecify.annotations.NullMarked;
