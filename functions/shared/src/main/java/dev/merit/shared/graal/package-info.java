/// What a native executable does otherwise than the JVM, to start faster. On the JVM nothing here is used.
@NullMarked
package dev.merit.shared.graal;

import org.jspecify.annotations.NullMarked;
