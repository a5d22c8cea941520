/**
 * Recordings as ONNX: {@link org.plume.generative.nn.onnx.OnnxFile} writes them,
 * {@link org.plume.generative.nn.onnx.OnnxSession} runs them, and {@link org.plume.generative.nn.onnx.FixedBatches} runs
 * them so that a row's numbers do not depend on its neighbours.
 *
 * <p>On the way a recording passes through {@link org.plume.generative.nn.onnx.Lowering}, which rewrites it into what
 * ONNX Runtime does fast; the definition of a network knows nothing of it.
 */
@NullMarked
package org.plume.generative.nn.onnx;

import org.jspecify.annotations.NullMarked;
