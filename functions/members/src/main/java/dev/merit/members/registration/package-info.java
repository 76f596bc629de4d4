/// How members are registered, one or many, each once and with its names to itself.
@NullMarked
package dev.merit.members.registration;

import org.jspecify.annotations.NullMarked;
