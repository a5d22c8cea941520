/**
 * Scores: log p of sequences by an ensemble ({@link org.plume.protein.score.Scorer}), and of many variants of one ({@link
 * org.plume.protein.score.VariantScorer}). What they are worth: beside an assay ({@link
 * org.plume.protein.score.AssayMetrics}), on sequences held out ({@link org.plume.protein.score.HeldOut}), and of samples
 * ({@link org.plume.protein.score.PairCorrelations}).
 */
@NullMarked
package org.plume.protein.score;

import org.jspecify.annotations.NullMarked;
