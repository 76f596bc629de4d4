/// Points: the programme, what activities earn, and how points are redeemed, adjusted and transferred.
@NullMarked
package dev.merit.activities.points;

import org.jspecify.annotations.NullMarked;
