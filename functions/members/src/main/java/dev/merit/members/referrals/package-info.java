/// Who refers whom: the code by which a member refers others, and how a registration names its referrer.
@NullMarked
package dev.merit.members.referrals;

import org.jspecify.annotations.NullMarked;
