/**
 * Networks, written once against {@link org.plume.generative.nn.Ops}.
 *
 * <p>A {@link org.plume.generative.nn.Graph} is recorded, differentiated symbolically, and written as ONNX for ONNX
 * Runtime; the Deeplearning4j engine of the training module runs the same definition.
 */
@NullMarked
package org.plume.generative.nn;

import org.jspecify.annotations.NullMarked;
