/// Tests of the console in a real browser.
@NullMarked
package dev.merit.local.console;

import org.jspecify.annotations.NullMarked;
