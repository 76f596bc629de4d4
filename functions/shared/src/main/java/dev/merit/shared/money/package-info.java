/// Amounts of money, exact to the minor unit, and their division into shares.
@NullMarked
package dev.merit.shared.money;

import org.jspecify.annotations.NullMarked;
