package dev.merit.activities.points;

/// What the OpenAPI document says about transfers at some length.
final class TransferDocs {

    static final String TRANSFER = """
            {"transferId": "gift-1", "memberId": "3v8q0m2k7d5x1c9r4tzn", "toMemberId": "k7d5x1c9r4tzn3v8q0m2", \
            "points": 200, "status": "done", "at": "2025-11-22T10:15:30Z"}""";

    static final String REQUEST = """
            {"transferId": "gift-1", "toMemberId": "k7d5x1c9r4tzn3v8q0m2", "points": 200}""";

    static final String DESCRIPTION = """
            Only where the points programme says `transfers`. Points from sign-up, referral and birthday stay with their \
            member: `transferable` of the member's points tells how many may go. Those go that expire first, and the other member has \
            them at once, to spend until the same day. The `transferId` is the key among what the member gives away: the \
            same again is answered alike.""";

    static final String ROLL_BACK = """
            Takes the points from the member who got them, those that expire first, and returns them as they were; refused \
            where they are spent. Again changes nothing. A transfer that was rolled back cannot be made again under its id.""";

    private TransferDocs() {}
}
