/// What the day brings to members: tiers entered, points for birthdays and for members they referred.
@NullMarked
package dev.merit.aggregation.loyalty;

import org.jspecify.annotations.NullMarked;
