/// Every function in one process, with an embedded database, for a laptop and for tests.
@NullMarked
package dev.merit.local;

import org.jspecify.annotations.NullMarked;
