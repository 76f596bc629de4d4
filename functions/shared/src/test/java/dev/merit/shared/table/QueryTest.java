package dev.merit.shared.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryTest {

    /// Callers choose the ids, of all printable characters.
    @Test
    void findsEveryActivityOfAMemberWhateverItsId() {
        try (var client = TestDatabase.client()) {
            var table = new Table(client, TestDatabase.newTable());
            var member = MemberId.random();
            var ids = List.of("!", "#", "0", "order-1", "z", "~", "~~", "~~~", "~~~order", "~".repeat(128));
            ids.forEach(id -> table.write(Write.put(Item.at(Keys.activity(member, new ActivityId(id))))));
            table.write(Write.put(Item.at(Keys.profile(member))));
            table.write(Write.put(Item.at(Keys.wallet(member))));
            assertThat(table.all(Keys.activities(member)).stream().map(Item::key))
                    .hasSize(ids.size())
                    .allMatch(key -> key.sk().startsWith("ACTIVITY#"));
        }
    }
}
