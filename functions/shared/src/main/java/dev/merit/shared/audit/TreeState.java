package dev.merit.shared.audit;

import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far the tree is, and up to where the root of a night is to go.
///
/// @param step counts the changes of the state; each is made on condition that there was no other
/// @param position what the tree has
/// @param sealed the position of the last root
/// @param root the last root, if there is one
/// @param night the work in progress, if there is some
record TreeState(
        long step,
        AuditPosition position,
        AuditPosition sealed,
        @Nullable String root,
        Optional<Night> night) {

    private static final TreeState NEW =
            new TreeState(0, AuditPosition.START, AuditPosition.START, null, Optional.empty());

    private static final String STEP = "step";
    private static final String POSITION = "position";
    private static final String SEALED = "sealed";
    private static final String ROOT = "root";
    private static final String DAY = "day";
    private static final String GOAL = "goal";

    /// The root that is being made.
    record Night(LocalDate day, AuditPosition goal) {}

    static TreeState from(Optional<Item> found) {
        return found.map(TreeState::from).orElse(NEW);
    }

    private static TreeState from(Item item) {
        return new TreeState(
                item.number(STEP),
                AuditPosition.from(item.maybeItem(POSITION).orElseThrow()),
                AuditPosition.from(item.maybeItem(SEALED).orElseThrow()),
                item.maybeText(ROOT).orElse(null),
                item.maybeText(DAY)
                        .map(day -> new Night(
                                LocalDate.parse(day),
                                AuditPosition.from(item.maybeItem(GOAL).orElseThrow()))));
    }

    TreeState beginning(LocalDate day, AuditPosition goal) {
        return new TreeState(step + 1, position, sealed, root, Optional.of(new Night(day, goal)));
    }

    TreeState at(AuditPosition next) {
        return new TreeState(step + 1, next, sealed, root, night);
    }

    TreeState endingWith(AuditRoot made) {
        return new TreeState(step + 1, position, position, made.root().toString(), Optional.empty());
    }

    /// Replaces the state before this one, unless another run has.
    Write write() {
        var item = Item.at(Keys.auditTree())
                .number(STEP, step)
                .item(POSITION, position.toItem())
                .item(SEALED, sealed.toItem())
                .text(ROOT, root)
                .text(DAY, night.map(n -> n.day().toString()).orElse(null))
                .item(GOAL, night.map(n -> n.goal().toItem()).orElse(null));
        return step == 1
                ? Write.put(item).when(Write.ABSENT)
                : Write.put(item).when("#step = :step").with(":step", step - 1);
    }
}
