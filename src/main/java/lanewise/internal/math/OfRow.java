package lanewise.internal.math;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * A parameter that is a number for each row. A formula with such ones, which come last, gets loops over rows: its first
 * parameter is an element of the row, the others are elements of arrays that all rows share.
 */
@Retention(RetentionPolicy.SOURCE)
@interface OfRow {}
