/// The shop's tiers, and its members' in them.
@NullMarked
package dev.merit.activities.tiers;

import org.jspecify.annotations.NullMarked;
