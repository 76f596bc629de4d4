package dev.merit.activities.points;

/// The longer texts of the OpenAPI document on transfers.
final class TransferDocs {

    static final String TRANSFER = """
            {"transferId": "gift-1", "memberId": "3v8q0m2k7d5x1c9r4tzn", "toMemberId": "k7d5x1c9r4tzn3v8q0m2", \
            "points": 200, "status": "done", "at": "2025-11-22T10:15:30Z"}""";

    static final String REQUEST = """
            {"transferId": "gift-1", "toMemberId": "k7d5x1c9r4tzn3v8q0m2", "points": 200}""";

    static final String DESCRIPTION = """
            Requires `transfers` in the points programme. Points from sign-up, referral and birthday cannot be transferred; \
            `transferable` of the member's points is the number that can. The points that expire first are taken. The other \
            member can spend them at once, and they expire on the same day as before. The `transferId` is unique among the \
            transfers of the giving member: the same request again gets the same answer.""";

    static final String ROLL_BACK = """
            Takes the points from the member who received them, those that expire first, and returns them with the expiry \
            that they had. It is refused if they are spent. A repetition changes nothing. A transfer that was rolled back \
            cannot be made again under its id.""";

    private TransferDocs() {}
}
