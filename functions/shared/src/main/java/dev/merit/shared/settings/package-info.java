/// What a shop sets for itself, kept in one item each and seldom changed.
@NullMarked
package dev.merit.shared.settings;

import org.jspecify.annotations.NullMarked;
