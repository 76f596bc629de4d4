/// The audit log as operators and auditors read it: its entries, the roots of its tree, and proofs.
@NullMarked
package dev.merit.privacy.audit;

import org.jspecify.annotations.NullMarked;
