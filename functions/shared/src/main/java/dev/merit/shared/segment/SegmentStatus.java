package dev.merit.shared.segment;

/// Whether the list of a segment's members can be used.
public enum SegmentStatus {

    /// There is no such segment.
    MISSING,

    /// The segment is new or its rules have changed: the next refresh determines its members.
    PENDING,

    /// The members are those to whom the rules apply, as of the last refresh.
    REFRESHED
}
