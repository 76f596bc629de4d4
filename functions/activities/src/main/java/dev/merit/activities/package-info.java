/// Activities: what members do, taken in once and for good.
@NullMarked
package dev.merit.activities;

import org.jspecify.annotations.NullMarked;
