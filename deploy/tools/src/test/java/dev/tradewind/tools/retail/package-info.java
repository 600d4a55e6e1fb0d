@NullMarked
package dev.tradewind.tools.retail;

import org.jspecify.annotations.NullMarked;
