/// The registration of members, one or many.
@NullMarked
package dev.merit.members.registration;

import org.jspecify.annotations.NullMarked;
