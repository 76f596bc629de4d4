/// Points: the rules of the programme, the points that members earn, and the balance of a wallet at any time.
@NullMarked
package dev.merit.shared.points;

import org.jspecify.annotations.NullMarked;
