/**
 * Model folders: a description, graphs and weights, and nothing that can run code.
 *
 * <p>{@link org.plume.generative.model.ModelFolder} is opened and written as a whole; its
 * {@link org.plume.generative.model.ModelCard} says what it is; {@link org.plume.generative.model.Safetensors} holds
 * weights, {@link org.plume.generative.model.AtomicFile} makes files appear whole or not at all.
 */
@NullMarked
package org.plume.generative.model;

import org.jspecify.annotations.NullMarked;
