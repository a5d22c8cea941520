/**
 * What a training run needs to know of a model: its objective, its minibatches and its plan. The training module
 * executes them; nothing here trains.
 */
@NullMarked
package org.plume.generative.learn;

import org.jspecify.annotations.NullMarked;
