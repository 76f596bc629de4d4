/// What every HTTP function has in common: problems, strict JSON, callers, cursors and the edge of a request.
@NullMarked
package dev.merit.shared.http;

import org.jspecify.annotations.NullMarked;
