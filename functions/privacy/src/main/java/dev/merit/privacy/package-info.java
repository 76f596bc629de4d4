/// Privacy: what members may ask of their data, and the proof of what was done with them.
@NullMarked
package dev.merit.privacy;

import org.jspecify.annotations.NullMarked;
