/// Activities: purchases, refunds, browsing, reviews, logins and a shop's own types, recorded once each.
@NullMarked
package dev.merit.activities;

import org.jspecify.annotations.NullMarked;
