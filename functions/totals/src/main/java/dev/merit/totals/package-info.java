/// Reads M(t), R(t), N(t), W_i(t), P_j(t) and their series.
@NullMarked
package dev.merit.totals;

import org.jspecify.annotations.NullMarked;
