package dev.merit.coupons.vouchers;

/// Examples and longer texts of the OpenAPI document.
final class VoucherDocs {

    static final String REFUND = """
            Refunds a part of a gift voucher's payment to the voucher, for returned goods, for example. All refunds together \
            are at most the payment; a later rollback of the redemption returns the rest. A purchase's `refund` activity \
            refunds nothing to a voucher: the shop says by this call where the money goes.

            The refundId is the key: a repetition gets the same answer, also after the redemption was rolled back and \
            redeemed again. An expired voucher takes no refund, since it could not be spent; issue another one.""";

    static final String ENTRIES = """
            Each change of the balance, newest first; the entries add up to the balance. A reservation reserves a part of \
            the balance and changes nothing. A payment that is rolled back after the rest of the voucher has expired \
            expires at once, and has two entries. The code is the secret: whoever has the code of a voucher without a \
            member may read its entries.""";

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
