package dev.merit.shared.keys;

/// The key of an item: its partition and its sort key.
public record Key(String pk, String sk) {

    /// The id in the partition: `<id>` in `MEMBER#<id>`, the number in `SLOT#<number>`.
    public String pkId() {
        return afterKind(pk);
    }

    /// The id in the sort key: `<id>` in `ACTIVITY#<id>`, the number in `PAGE#<number>`.
    public String skId() {
        return afterKind(sk);
    }

    private static String afterKind(String text) {
        return text.substring(text.indexOf('#') + 1);
    }

    @Override
    public String toString() {
        return pk + " " + sk;
    }
}
