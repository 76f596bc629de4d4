package dev.merit.shared.keys;

/// Where an item stands: its partition and its place there.
public record Key(String pk, String sk) {

    /// What the partition is of: the id in `MEMBER#<id>`, the number in `SLOT#<number>`.
    public String pkId() {
        return behindKind(pk);
    }

    /// What the place is of: the id in `ACTIVITY#<id>`, the number in `PAGE#<number>`.
    public String skId() {
        return behindKind(sk);
    }

    private static String behindKind(String text) {
        return text.substring(text.indexOf('#') + 1);
    }

    @Override
    public String toString() {
        return pk + " " + sk;
    }
}
