package dev.merit.aggregation;

import dev.merit.shared.consent.PersonalText;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.personal.UnreadablePersonalData;
import dev.merit.shared.scan.MemberScan;
import dev.merit.shared.scan.MemberVisitor;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Retries;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Rotates the keys of personal data, member by member, in bounded steps. A run has a number that its
/// operator names: the same number continues the run, also after a crash, and a higher one starts from the
/// beginning. Requests go on meanwhile.
final class KeyRotation {

    private static final Logger LOG = Logger.getLogger(KeyRotation.class);
    private static final String UNREADABLE = "unreadable";
    private static final Retries TRIES = new Retries(24, 5, 200, "others keep writing the same profile");

    private final Table table;
    private final DataKeys keys;
    private final int page;

    KeyRotation(Table table, DataKeys keys) {
        this(table, keys, MemberScan.PAGE);
    }

    /// @param page how many items are read at once
    KeyRotation(Table table, DataKeys keys, int page) {
        this.table = table;
        this.keys = keys;
        this.page = page;
    }

    /// How far a run is.
    ///
    /// @param unreadable of how many members the personal data cannot be decrypted; they keep their keys
    @RegisterForReflection
    record Progress(long run, boolean done, long unreadable) {}

    /// Wraps the data keys that other key-encryption keys have wrapped with the current one.
    Progress rewrap(long run, BooleanSupplier hasTime) {
        return scan("rewrap", run, hasTime, keys::rewrap);
    }

    /// Encrypts the profiles with new data keys. Texts in the histories of members are encrypted with the
    /// present data key before that: it becomes the prior one, and that of before is forgotten.
    Progress replace(long run, BooleanSupplier hasTime) {
        return scan("replace", run, hasTime, profile -> keys.replace(profile, run), this::reencryptHistory);
    }

    private void reencryptHistory(Item profile, List<Item> member) {
        var key = keys.of(profile);
        member.forEach(item -> PersonalText.reencrypt(item, key).ifPresent(this::writeUnlessChanged));
    }

    private void writeUnlessChanged(Write write) {
        TRIES.until(
                () -> table.write(write) instanceof Outcome.Contended ? Optional.<Boolean>empty() : Optional.of(true));
    }

    private Progress scan(String name, long run, BooleanSupplier hasTime, Function<Item, Optional<Write>> rotation) {
        return scan(name, run, hasTime, rotation, (_, _) -> {});
    }

    private Progress scan(
            String name,
            long run,
            BooleanSupplier hasTime,
            Function<Item, Optional<Write>> rotation,
            BiConsumer<Item, List<Item>> before) {
        if (run < 1) {
            throw new IllegalArgumentException("run must be a whole number from 1");
        }
        var scan = new MemberScan(table, name, page);
        boolean done = scan.run(run, hasTime, _ -> new RotationVisitor(rotation, before));
        var unreadable = scan.saved(run).stream()
                .mapToLong(saved -> saved.sum(UNREADABLE))
                .sum();
        return new Progress(run, done, unreadable);
    }

    private final class RotationVisitor implements MemberVisitor {

        private final Function<Item, Optional<Write>> rotation;
        private final BiConsumer<Item, List<Item>> before;
        private long unreadable;

        /// @param before what is done with the items of a member first, given its profile
        RotationVisitor(Function<Item, Optional<Write>> rotation, BiConsumer<Item, List<Item>> before) {
            this.rotation = rotation;
            this.before = before;
        }

        @Override
        public void resume(Item saved) {
            unreadable = saved.sum(UNREADABLE);
        }

        @Override
        public void visit(List<Item> member) {
            member.stream()
                    .filter(item -> item.key().sk().equals("PROFILE"))
                    .forEach(profile -> rotate(profile, member));
        }

        private void rotate(Item profile, List<Item> member) {
            try {
                before.accept(profile, member);
                if (!write(profile)) {
                    TRIES.until(() -> table.get(profile.key()).map(this::write).filter(done -> done));
                }
            } catch (UnreadablePersonalData e) {
                LOG.error(e.getMessage());
                unreadable++;
            }
        }

        /// Whether nothing is left to do.
        private boolean write(Item profile) {
            return rotation.apply(profile)
                    .map(write -> table.write(write) instanceof Outcome.Done)
                    .orElse(true);
        }

        @Override
        public Item save() {
            return Item.map().number(UNREADABLE, unreadable);
        }
    }
}
