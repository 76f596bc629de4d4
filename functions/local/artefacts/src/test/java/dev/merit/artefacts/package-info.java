/// One suite of requests for every form that Merit is run in: local, functions of classes, native functions.
@NullMarked
package dev.merit.artefacts;

import org.jspecify.annotations.NullMarked;
