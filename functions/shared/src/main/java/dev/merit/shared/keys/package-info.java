/// Where everything in the table stands, and with it every way in which Merit asks for it.
@NullMarked
package dev.merit.shared.keys;

import org.jspecify.annotations.NullMarked;
