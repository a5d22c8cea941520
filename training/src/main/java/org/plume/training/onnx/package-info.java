/** Training by ONNX Runtime: loss and gradient as one graph. */
@NullMarked
package org.plume.training.onnx;

import org.jspecify.annotations.NullMarked;
