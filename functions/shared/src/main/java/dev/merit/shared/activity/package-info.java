/// Activities as they are recorded: what a member did, and what of it counts towards the totals.
@NullMarked
package dev.merit.shared.activity;

import org.jspecify.annotations.NullMarked;
