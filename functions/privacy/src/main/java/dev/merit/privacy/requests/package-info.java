/// The requests of data subjects, each with its state and its result. So far they are erasures.
@NullMarked
package dev.merit.privacy.requests;

import org.jspecify.annotations.NullMarked;
