/// What is asked of codes for an order: found with what the order has of them already, and judged together.
@NullMarked
package dev.merit.coupons.wishes;

import org.jspecify.annotations.NullMarked;
