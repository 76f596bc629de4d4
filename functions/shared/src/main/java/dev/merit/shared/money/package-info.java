/// Amounts of money, exact to the minor unit, and their sharing out.
@NullMarked
package dev.merit.shared.money;

import org.jspecify.annotations.NullMarked;
