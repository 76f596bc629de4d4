/// Points: what members earn by the programme's rules, and what their wallets hold at any time.
@NullMarked
package dev.merit.shared.points;

import org.jspecify.annotations.NullMarked;
