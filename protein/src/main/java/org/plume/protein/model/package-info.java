/**
 * Autoregressive models of sequences, over {@link org.plume.protein.model.Autoregressive} and {@link
 * org.plume.protein.model.Decoder}.
 */
@NullMarked
package org.plume.protein.model;

import org.jspecify.annotations.NullMarked;
