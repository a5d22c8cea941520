package org.plume.cli;

import org.plume.protein.ensemble.ProteinSpec;
import org.plume.protein.learn.ProteinRecipe;

/**
 * A network that is to be trained.
 *
 * @param reader who it becomes
 * @param recipe how
 * @param index among those of its kind, which decides its first weights and its batches beside the seed
 */
record Pupil(ProteinSpec.Reader reader, ProteinRecipe recipe, int index) {}
