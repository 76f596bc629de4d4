package dev.merit.shared.table;

/// Where an item stands: its partition and its place there.
public record Key(String pk, String sk) {

    @Override
    public String toString() {
        return pk + " " + sk;
    }
}
