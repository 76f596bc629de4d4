package dev.merit.coupons.vouchers;

/// The longer texts and the examples of the OpenAPI document.
final class VoucherDocs {

    static final String REFUND = """
            Gives some of what a gift voucher paid for an order back to it, for goods that came back, say. In all never \
            more than it paid; rolling the redemption back afterwards gives back the rest. A purchase's `refund` \
            activity gives nothing back to a voucher: where the money goes, the shop says, by this call.

            The refundId is the key: the same again is answered alike, also after the redemption was rolled back and \
            redeemed anew. A voucher that has expired takes no refund, since it could not be spent; issue another.""";

    static final String ENTRIES = """
            Each change of the balance, newest first; their sum is the balance. A reservation holds some of the \
            balance and changes nothing. What comes back by a rollback after the rest has expired expires at once, and \
            is entered twice. The code is the secret: whoever has that of a voucher that is nobody's may ask.""";

    static final String TO_REFUND = """
            {"refundId": "return-77", "amount": {"minorUnits": 1500, "currency": "USD"}}""";

    static final String REFUNDED = """
            {"refundId": "return-77", "redemptionId": "9r4tzn3v8q0m2k7d5x1c", \
            "amount": {"minorUnits": 1500, "currency": "USD"}, "refundedAt": "2025-11-24T09:00:00Z"}""";

    static final String LIST = """
            {"items": [{"entryId": "redeemed-9r4tzn3v8q0m2k7d5x1c-1", "kind": "redeemed", \
            "amount": {"minorUnits": -3000, "currency": "USD"}, "at": "2025-11-22T10:15:30Z", \
            "redemptionId": "9r4tzn3v8q0m2k7d5x1c"}]}""";

    private VoucherDocs() {}
}
