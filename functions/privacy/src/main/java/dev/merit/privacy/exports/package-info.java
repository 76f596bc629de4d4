/// The files of an export of what is held about a member: what is in them, and how they are kept.
@NullMarked
package dev.merit.privacy.exports;

import org.jspecify.annotations.NullMarked;
