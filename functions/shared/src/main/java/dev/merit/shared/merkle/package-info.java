/// A hash tree over a log that only grows, as in RFC 6962 and RFC 9162.
@NullMarked
package dev.merit.shared.merkle;

import org.jspecify.annotations.NullMarked;
