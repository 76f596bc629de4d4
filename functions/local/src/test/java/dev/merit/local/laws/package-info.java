/// What must always hold, over HTTP against all functions in one process, with a real store: with many callers at
/// once, and step by step beside a plain model.
@NullMarked
package dev.merit.local.laws;

import org.jspecify.annotations.NullMarked;
