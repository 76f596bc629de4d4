/// Points that one member gives to another, where the programme allows it.
@NullMarked
package dev.merit.activities.transfers;

import org.jspecify.annotations.NullMarked;
