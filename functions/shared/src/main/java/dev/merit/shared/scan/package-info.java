/// Scans over all members, in bounded steps that can be resumed.
@NullMarked
package dev.merit.shared.scan;

import org.jspecify.annotations.NullMarked;
