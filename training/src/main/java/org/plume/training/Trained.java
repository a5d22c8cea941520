package org.plume.training;

import java.util.Map;
import org.plume.generative.nn.Tensor;

/**
 * What a run ends with.
 *
 * @param weights by the name of the parameter, to go on training
 * @param averaged their moving average, to serve; the same as {@code weights} without averaging
 * @param steps optimiser steps done, in all sittings
 */
public record Trained(Map<String, Tensor> weights, Map<String, Tensor> averaged, long steps) {}
