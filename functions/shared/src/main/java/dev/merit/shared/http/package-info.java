/// The parts of a request that resources read: caller, fields, parameters, cursors and versions.
@NullMarked
package dev.merit.shared.http;

import org.jspecify.annotations.NullMarked;
