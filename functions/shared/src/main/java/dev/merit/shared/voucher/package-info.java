/// Gift vouchers: the balance of each, its reservations, and the entries that add up to the balance.
@NullMarked
package dev.merit.shared.voucher;

import org.jspecify.annotations.NullMarked;
