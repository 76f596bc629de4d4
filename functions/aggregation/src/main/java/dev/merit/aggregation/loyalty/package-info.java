/// The daily work for each member: changes of tiers, points for birthdays, and rewards for referrals.
@NullMarked
package dev.merit.aggregation.loyalty;

import org.jspecify.annotations.NullMarked;
