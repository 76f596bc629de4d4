/// Takes in what members do: purchases, refunds, browsing, reviews, logins and whatever else a shop calls an activity.
@NullMarked
package dev.merit.activities;

import org.jspecify.annotations.NullMarked;
