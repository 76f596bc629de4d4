/// Terms as a marketer proposes them: in JSON, and what is wrong with them.
@NullMarked
package dev.merit.coupons.proposals;

import org.jspecify.annotations.NullMarked;
