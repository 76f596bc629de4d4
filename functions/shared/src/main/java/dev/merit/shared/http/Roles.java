package dev.merit.shared.http;

/// The groups of callers, for `@RolesAllowed`.
public final class Roles {
    /// A member, for the member's own data only.
    public static final String MEMBER = "member";
    /// A shop's back end.
    public static final String STOREFRONT = "storefront";
    public static final String MARKETER = "marketer";
    public static final String OPERATOR = "operator";

    private Roles() {}
}
