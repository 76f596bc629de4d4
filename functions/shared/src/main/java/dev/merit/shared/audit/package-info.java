/// The audit log: who did what to which member, strategy, segment or setting, in chains of entries that only grow.
@NullMarked
package dev.merit.shared.audit;

import org.jspecify.annotations.NullMarked;
