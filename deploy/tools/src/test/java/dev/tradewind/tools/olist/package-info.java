@NullMarked
package dev.tradewind.tools.olist;

import org.jspecify.annotations.NullMarked;
