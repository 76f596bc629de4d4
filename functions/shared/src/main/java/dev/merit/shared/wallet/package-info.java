/// What a member bought and gave back, by months.
@NullMarked
package dev.merit.shared.wallet;

import org.jspecify.annotations.NullMarked;
