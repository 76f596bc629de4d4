/// Who a member is to the outside: names that only one member may have.
@NullMarked
package dev.merit.shared.member;

import org.jspecify.annotations.NullMarked;
