/**
 * Runs an objective.
 *
 * <p>{@link org.plume.training.Trainer} drives an {@link org.plume.training.Engine}: {@code onnx}
 * ({@code OnnxEngine}) [DEFAULT] or {@code dl4j} ({@code SameDiffEngine}); {@link org.plume.training.ParadigmTrainer} does so
 * phase by phase. An {@code Engine} opens a {@link org.plume.training.Gradient}, {@link org.plume.training.AdamW} moves the
 * weights by it, {@code Checkpoints} keep the {@link org.plume.training.TrainingState} so that a run that was killed goes on,
 * and {@link org.plume.training.Progress} is told: silent, lines or a bar.
 */
@NullMarked
package org.plume.training;

import org.jspecify.annotations.NullMarked;
