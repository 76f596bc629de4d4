/// What happens to every request before and after the resources: its id, its line in the log, the limit of its body,
/// and the problem that answers its failure.
@NullMarked
package dev.merit.shared.edge;

import org.jspecify.annotations.NullMarked;
