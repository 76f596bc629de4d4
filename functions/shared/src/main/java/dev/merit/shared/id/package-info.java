/// The identifiers of the domain, each a value that checks itself.
@NullMarked
package dev.merit.shared.id;

import org.jspecify.annotations.NullMarked;
