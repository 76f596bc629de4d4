package dev.merit.shared.activity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How much of each part of a purchase is returned with one more refund.
///
/// A refund that names lines returns those pieces, and fewer of them if it pays less than was paid for them. What it
/// pays beyond them is for the amount beside the lines, and then for all parts in proportion to what is left, as is a
/// refund without lines. When the whole amount is refunded, every part that was paid for is returned.
///
/// @param after the state of the purchase with the refund
/// @param named how much of each part is returned because the refund named it; empty if it named none
/// @param namedAmount the part of the refund's amount for these, in minor units
public record PartRefund(RefundState after, List<Long> named, long namedAmount) {

    public PartRefund {
        named = List.copyOf(named);
    }

    /// Computes one more refund of the purchase.
    ///
    /// @param discounts the discounts of redemptions on each part of the purchase
    public static PartRefund of(ActivityRecord purchase, Activity refund, List<Long> discounts) {
        return new Calculation(purchase, refund, discounts).refund();
    }

    private static final class Calculation {

        private final RefundState before;
        private final Activity purchase;
        private final Activity refund;
        private final PurchaseParts parts;
        private final List<Long> paid;
        private final List<Long> returned;
        private final List<Long> named;
        private final long amount;
        private final long left;

        /// The amount that the lines of the refund name for pieces that the purchase has.
        private long said;

        Calculation(ActivityRecord record, Activity refund, List<Long> discounts) {
            this.before = record.refunded();
            this.purchase = record.activity();
            this.refund = refund;
            this.parts = new PurchaseParts(purchase);
            this.paid = parts.paid(discounts);
            this.returned = new ArrayList<>(before.isByParts() ? before.returned() : inProportion());
            this.named = new ArrayList<>(parts.none());
            this.amount = refund.paid().minorUnits();
            this.left = record.left();
        }

        private List<Long> inProportion() {
            long whole = purchase.paid().minorUnits();
            if (before.amount() >= whole) {
                return parts.all(before.refunds() == 0 && before.amount() == 0 ? 0 : 1, 1);
            }
            return parts.all(before.amount(), whole);
        }

        PartRefund refund() {
            refund.items().forEach(this::name);
            boolean names = named.stream().anyMatch(n -> n > 0);
            if (!names && !before.isByParts()) {
                var after = new RefundState(before.amount() + amount, List.of(), before.refunds() + 1);
                return new PartRefund(after, List.of(), 0);
            }
            long namedAmount = names ? settleNamed() : 0;
            for (int i = 0; i < named.size(); i++) {
                returned.set(i, returned.get(i) + named.get(i));
            }
            settleRest(amount - namedAmount, left - namedAmount);
            if (amount == left) {
                complete(names);
            }
            var after = new RefundState(before.amount() + amount, returned, before.refunds() + 1);
            return new PartRefund(after, names ? named : List.of(), namedAmount);
        }

        /// Finds the lines that a line of the refund names: among those of the article first the one with its price.
        private void name(Line line) {
            long pieces = line.quantity() * PurchaseParts.PIECE;
            long money = line.amount().minorUnits();
            long found = 0;
            for (int i : candidates(line)) {
                long these = Math.min(pieces - found, rest(i));
                long price = PurchaseParts.part(paid.get(i), these, parts.whole(i));
                long back = money >= price ? these : PurchaseParts.part(these, money, price);
                named.set(i, named.get(i) + back);
                money -= Math.min(money, price);
                found += these;
            }
            said += PurchaseParts.part(line.amount().minorUnits(), found, pieces);
        }

        private List<Integer> candidates(Line line) {
            return IntStream.range(0, purchase.items().size())
                    .filter(i -> purchase.items().get(i).sku().equals(line.sku()))
                    .boxed()
                    .sorted(Comparator.comparing(i -> !hasPriceOf(i, line)))
                    .toList();
        }

        private boolean hasPriceOf(int part, Line line) {
            var own = purchase.items().get(part);
            return costs(own.amount().minorUnits(), own.quantity(), line)
                    || costs(paid.get(part), own.quantity(), line);
        }

        private static boolean costs(long price, int quantity, Line line) {
            return Math.multiplyHigh(price, line.quantity())
                            == Math.multiplyHigh(line.amount().minorUnits(), quantity)
                    && price * line.quantity() == line.amount().minorUnits() * quantity;
        }

        private long rest(int part) {
            return parts.whole(part) - returned.get(part) - named.get(part);
        }

        /// The part of the amount for the named lines. If it is less than was paid for them, fewer pieces are
        /// returned. If it is more, the rest is first for the amount beside the lines.
        private long settleNamed() {
            long price = parts.due(paid, named);
            if (amount < price) {
                named.replaceAll(pieces -> PurchaseParts.part(pieces, amount, price));
                return amount;
            }
            long forLines = Math.min(amount, Math.max(price, said));
            int beside = named.size() - 1;
            long besideLeft = PurchaseParts.part(paid.get(beside), rest(beside), PurchaseParts.PIECE);
            long forRest = Math.min(amount - forLines, besideLeft);
            if (forRest > 0) {
                named.set(
                        beside,
                        forRest == besideLeft ? rest(beside) : PurchaseParts.part(rest(beside), forRest, besideLeft));
            }
            return forLines + forRest;
        }

        /// Returns all parts for the rest of the amount, in proportion to what is left of them.
        private void settleRest(long money, long of) {
            if (money > 0) {
                for (int i = 0; i < returned.size(); i++) {
                    long rest = parts.whole(i) - returned.get(i);
                    returned.set(i, returned.get(i) + PurchaseParts.part(rest, money, of));
                }
            }
        }

        /// Everything is refunded: every part is returned. A free part is returned only if it is named or none is.
        private void complete(boolean names) {
            for (int i = 0; i < returned.size(); i++) {
                boolean beside = i == returned.size() - 1;
                boolean isPaid = paid.get(i) > 0 || (beside && purchase.paid().minorUnits() > 0);
                if (!names || isPaid) {
                    returned.set(i, parts.whole(i));
                }
            }
        }
    }
}
