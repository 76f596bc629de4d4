/// Tiers of members, by what they spent or earned over the last months.
@NullMarked
package dev.merit.shared.tiers;

import org.jspecify.annotations.NullMarked;
