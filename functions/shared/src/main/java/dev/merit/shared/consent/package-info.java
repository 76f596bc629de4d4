/// The consents of members: what a member agreed to, for which purpose, and what depends on it. The function of
/// privacy owns most of the writes; others write on condition of a consent.
@NullMarked
package dev.merit.shared.consent;

import org.jspecify.annotations.NullMarked;
