/**
 * Runs an objective.
 *
 * <p>{@link org.plume.training.Trainer} drives an {@link org.plume.training.Engine}: {@code onnx}
 * ({@code OnnxEngine}) [DEFAULT] or {@code dl4j} ({@code SameDiffEngine}). {@link org.plume.training.AdamW} moves the
 * weights; {@link org.plume.training.Progress} is told: silent, lines or a bar.
 */
@NullMarked
package org.plume.training;

import org.jspecify.annotations.NullMarked;
