package dev.merit.shared.personal;

import dev.merit.shared.id.MemberId;

/// Personal data of a member that cannot be decrypted: it was altered or belongs elsewhere, or its key is
/// missing or was wrapped with another master key. The message names the member and the field, and no value;
/// the detail is for the caller.
public final class UnreadablePersonalData extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String detail;

    private UnreadablePersonalData(String detail, String message) {
        super(message);
        this.detail = detail;
    }

    public String detail() {
        return detail;
    }

    static UnreadablePersonalData altered(MemberId member, String field) {
        return new UnreadablePersonalData(
                "The personal data of the member were altered and cannot be decrypted.",
                "The field " + field + " of the member " + member
                        + " was altered or was encrypted for another field or member");
    }

    static UnreadablePersonalData withoutKey(MemberId member) {
        return new UnreadablePersonalData(
                "The key of the member's personal data is missing.",
                "The data key of the member " + member + " is missing");
    }

    static UnreadablePersonalData ofForeignKey(MemberId member) {
        return new UnreadablePersonalData(
                "The key of the member's personal data cannot be opened.",
                "The data key of the member " + member + " was altered or was wrapped with another master key");
    }
}
