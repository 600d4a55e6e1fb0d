@NullMarked
package dev.tradewind.tools.replay;

import org.jspecify.annotations.NullMarked;
