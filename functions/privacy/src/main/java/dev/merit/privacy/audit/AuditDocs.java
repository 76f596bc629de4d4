package dev.merit.privacy.audit;

/// The longer texts and examples of the audit log in the OpenAPI document.
final class AuditDocs {

    private static final String HASH = "\"4f1e7a0f6c2b9d3e8a5c1b7d9e0f2a4c6b8d1e3f5a7c9b0d2e4f6a8c0b1d3e5f\"";

    static final String ENTRY = "{\"entryId\": \"3-17\", \"prior\": " + HASH + """
            , "at": "2026-11-22T10:15:30.123Z", \
            "actor": {"roles": ["marketer"], "subject": "kV0g3m2Zq7x9c1r5t8n4w6y0b2d4f6h8j1l3p5s7u9A"}, \
            "action": "updateStrategy", "target": {"kind": "strategy", "id": "5k2m9x7q1v4n8r3t6z0d"}, \
            "requestId": "JKJaXmPLvHcESHA", "before": {"name": "Spring"}, "after": {"name": "Spring sale"}}""";

    static final String LIST = "{\"items\": [" + ENTRY + "]}";

    static final String ROOT = "{\"day\": \"2026-11-22\", \"size\": 86420, \"root\": " + HASH
            + ", \"sealedAt\": \"2026-11-22T00:00:31.004Z\"}";

    static final String ROOTS = "{\"items\": [" + ROOT + "]}";

    static final String RECORDS = """
            {"items": [{"recordId": "posting-4", "leaf": 12, "day": "2026-11-22", \
            "text": "{\\"posting\\":4,\\"chunks\\":[]}"}]}""";

    static final String INCLUSION = "{\"recordId\": \"3-17\", \"text\": \"{}\", \"leaf\": 2, \"root\": " + ROOT
            + ", \"proof\": [" + HASH + "]}";

    static final String CONSISTENCY = "{\"earlier\": " + ROOT + ", \"later\": " + ROOT + ", \"proof\": [" + HASH + "]}";

    static final String LIST_ENTRIES = """
            Each act of a marketer or operator has one entry: who it was, what it did to which member, strategy, segment \
            or setting, and the changed fields before and after. A change of a member's profile has one too, whoever \
            made it. Of `memberId` and `strategyId` a request names at most one; with one of them, entries of a moment \
            ago may be missing. A page may have fewer items than `limit`, or none, and more may follow.""";

    static final String LIST_RECORDS = """
            The records that the tree is made of, in the order of its leaves: the entries of the log and the postings \
            of the ledger. Those that no root has yet come last and have no `leaf`. The hash of a leaf is \
            SHA-256(0x00 || text), that of a node SHA-256(0x01 || left || right), as in RFC 9162. A record without a \
            text was removed from the table.""";

    static final String PROVE_INCLUSION = """
            The proof of RFC 9162, section 2.1.3, for an entry such as `3-17` or a posting such as `posting-4`. With \
            the record's text and a root that was published, a third party checks that the record was there then and \
            is unchanged.""";

    static final String PROVE_CONSISTENCY = """
            The proof of RFC 9162, section 2.1.4: the tree of `day` has all leaves of the tree of `from`, unchanged and \
            in the same order, and more after them.""";

    private AuditDocs() {}
}
