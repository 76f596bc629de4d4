/// Points at work: the programme, what members hold, and how points are spent, given back and adjusted.
@NullMarked
package dev.merit.activities.points;

import org.jspecify.annotations.NullMarked;
