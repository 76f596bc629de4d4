/// The one secret key and the MACs made with it.
@NullMarked
package dev.merit.shared.crypto;

import org.jspecify.annotations.NullMarked;
