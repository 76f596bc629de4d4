package dev.merit.totals;

import dev.merit.shared.money.Money;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What is left on all gift vouchers at a time: what the shop still owes their holders. A voucher counts until its
/// expiry is entered, which the schedule does within an hour.
///
/// @param postedAt everything committed before this time is posted; the epoch if nothing is posted yet
@Schema(examples = TotalDocs.VOUCHERS)
record VoucherTotals(Instant at, Instant effectiveAt, Instant postedAt, Money balance) {}
