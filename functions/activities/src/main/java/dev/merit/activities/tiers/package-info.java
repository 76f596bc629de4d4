/// The tiers of the shop, and the tiers of its members.
@NullMarked
package dev.merit.activities.tiers;

import org.jspecify.annotations.NullMarked;
