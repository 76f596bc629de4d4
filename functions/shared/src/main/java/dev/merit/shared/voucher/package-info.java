/// Gift vouchers: the money that is left on each, who holds some of it, and the entries that it adds up from.
@NullMarked
package dev.merit.shared.voucher;

import org.jspecify.annotations.NullMarked;
