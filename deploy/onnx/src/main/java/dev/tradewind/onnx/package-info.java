/**
 * Runs ONNX models, for whoever wants one in fraud: apart from everything else, since ONNX Runtime brings a hundred
 * megabytes of native code along. Fraud finds {@code OnnxModel} by its name where this module is on the class path.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.onnx;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
