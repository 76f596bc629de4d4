/// The consents of members, their history, and restrictions of what may be done with a member's data.
@NullMarked
package dev.merit.privacy.consents;

import org.jspecify.annotations.NullMarked;
