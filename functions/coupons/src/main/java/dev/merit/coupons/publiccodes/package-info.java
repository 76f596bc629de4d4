/// Over HTTP: public codes, which whoever knows them may use.
@NullMarked
package dev.merit.coupons.publiccodes;

import org.jspecify.annotations.NullMarked;
