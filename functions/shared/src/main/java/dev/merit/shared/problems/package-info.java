/// Problems: the refusals that the API answers, in the form of RFC 9457.
@NullMarked
package dev.merit.shared.problems;

import org.jspecify.annotations.NullMarked;
