/// The requests of data subjects: erasures and exports, each with its state and its result.
@NullMarked
package dev.merit.privacy.requests;

import org.jspecify.annotations.NullMarked;
