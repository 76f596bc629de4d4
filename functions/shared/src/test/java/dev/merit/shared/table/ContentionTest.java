package dev.merit.shared.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.testing.Faults;
import dev.merit.shared.testing.TestDatabase;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContentionTest {

    private final AtomicInteger heard = new AtomicInteger();

    @AfterEach
    void withoutFaults() {
        Faults.set(0, 0);
    }

    @Test
    void tellsOfEachWriteThatAnotherStoodInTheWayOf() {
        try (var client = TestDatabase.client(new Faults())) {
            var table = new Table(client, TestDatabase.newTable(), heard::incrementAndGet, ScanPace.FULL);
            var put = Write.put(Item.at(Keys.wallet(MemberId.random()))).when(Write.ABSENT);
            Faults.set(100, 0);
            assertThat(table.transact(List.of(put))).isInstanceOf(Outcome.Contended.class);
            assertThat(table.write(put)).isInstanceOf(Outcome.Contended.class);
            assertThat(heard).hasValue(2);
            Faults.set(0, 0);
            assertThat(table.write(put)).isInstanceOf(Outcome.Done.class);
            assertThat(table.write(put)).isInstanceOf(Outcome.Refused.class);
            assertThat(heard).hasValue(2);
        }
    }
}
