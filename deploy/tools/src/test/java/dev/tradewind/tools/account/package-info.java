@NullMarked
package dev.tradewind.tools.account;

import org.jspecify.annotations.NullMarked;
