/// What a request says, for resources to read: who asks, fields, parameters, cursors and versions.
@NullMarked
package dev.merit.shared.http;

import org.jspecify.annotations.NullMarked;
