/** Fraud's models as ONNX files: in fraud's package, since its trees are nobody else's business. */
@NullMarked
@CheckReturnValue
package dev.tradewind.fraud;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
