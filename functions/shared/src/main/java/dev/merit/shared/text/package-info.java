/// Text as people type and paste it, without what nobody sees.
@NullMarked
package dev.merit.shared.text;

import org.jspecify.annotations.NullMarked;
