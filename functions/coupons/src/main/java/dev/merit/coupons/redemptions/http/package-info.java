/// The HTTP interface of validation, reservation and redemption.
@NullMarked
package dev.merit.coupons.redemptions.http;

import org.jspecify.annotations.NullMarked;
