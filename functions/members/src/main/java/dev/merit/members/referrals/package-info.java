/// Referrals: the codes by which members refer others, and the referrers that registrations name.
@NullMarked
package dev.merit.members.referrals;

import org.jspecify.annotations.NullMarked;
