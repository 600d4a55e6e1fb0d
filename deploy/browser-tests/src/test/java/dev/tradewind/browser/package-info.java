/**
 * The pages in a real browser: one platform and one browser for all tests, a fresh visitor for each. Every visitor is
 * watched: an error in the console, a violated content policy or an exception in a page fails the test.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.browser;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
