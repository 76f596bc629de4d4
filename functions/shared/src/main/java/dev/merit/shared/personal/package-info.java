/// The encryption of personal data: a data key for each member, wrapped by a key-encryption key.
@NullMarked
package dev.merit.shared.personal;

import org.jspecify.annotations.NullMarked;
