/// The requests of data subjects, each with its state and its result. They are erasures and exports.
@NullMarked
package dev.merit.privacy.requests;

import org.jspecify.annotations.NullMarked;
