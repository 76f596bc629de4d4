/// Members: their profiles, and how members are found and updated.
@NullMarked
package dev.merit.members;

import org.jspecify.annotations.NullMarked;
