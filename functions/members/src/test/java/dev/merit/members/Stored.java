package dev.merit.members;

import dev.merit.shared.keys.Key;
import dev.merit.shared.table.Table;
import dev.merit.shared.totals.Total;
import dev.merit.shared.totals.TotalSeries;
import dev.merit.shared.totals.Totals;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.TreeSet;

/// What tests ask of the table behind the function's back.
@Singleton
public class Stored {

    private final Table table;
    private final Totals totals;

    public Stored(Table table, Totals totals) {
        this.table = table;
        this.totals = totals;
    }

    /// N, with the last committed write.
    public long count() {
        return totals.upTo(null, false, TotalSeries.members())
                .of(new Total.Members())
                .amount()
                .longValueExact();
    }

    public Set<String> keys() {
        var keys = new TreeSet<String>();
        table.scan(0, 1, item -> keys.add(item.key().toString()));
        return keys;
    }

    public String attribute(Key key, String name) {
        return table.get(key).orElseThrow().text(name);
    }
}
