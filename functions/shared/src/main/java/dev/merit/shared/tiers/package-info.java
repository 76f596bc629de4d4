/// Tiers of members, by the amounts that they spent or the points that they earned in the last months.
@NullMarked
package dev.merit.shared.tiers;

import org.jspecify.annotations.NullMarked;
