@NullMarked
package org.plume.training.onnx;

import org.jspecify.annotations.NullMarked;
