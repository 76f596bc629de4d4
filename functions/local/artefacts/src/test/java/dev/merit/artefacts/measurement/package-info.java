/// Measures functions from the start of their processes, beside a baseline in Go.
@NullMarked
package dev.merit.artefacts.measurement;

import org.jspecify.annotations.NullMarked;
