/** Training by Deeplearning4j: the same definitions as a SameDiff graph, which differentiates itself. */
@NullMarked
package org.plume.training.dl4j;

import org.jspecify.annotations.NullMarked;
