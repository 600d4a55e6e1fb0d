@NullMarked
package dev.tradewind.tools.table;

import org.jspecify.annotations.NullMarked;
