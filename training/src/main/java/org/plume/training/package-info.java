/**
 * Runs an objective. {@link org.plume.training.Engine} evaluates it and its gradient: {@code onnx} [DEFAULT] or
 * {@code dl4j}; {@link org.plume.training.AdamW} moves the weights.
 */
@NullMarked
package org.plume.training;

import org.jspecify.annotations.NullMarked;
