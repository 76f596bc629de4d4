/// Members: registration, profile and consent.
@NullMarked
package dev.merit.members;

import org.jspecify.annotations.NullMarked;
