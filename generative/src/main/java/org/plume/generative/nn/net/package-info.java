/**
 * Networks, each defined once in {@link org.plume.generative.nn.Ops}.
 *
 * <ul>
 *   <li>{@link org.plume.generative.nn.net.PathNetwork}: predicts along a path, from x_t, t and a condition:
 *       {@link org.plume.generative.nn.net.ResidualMlp} [default], {@link
 *       org.plume.generative.nn.net.ConditionalUnet1d}, {@link org.plume.generative.nn.net.Transformer}
 *   <li>vectors to vectors, without time: {@link org.plume.generative.nn.net.Mlp}, {@link
 *       org.plume.generative.nn.net.StandardizedMlp}
 *   <li>{@link org.plume.generative.nn.net.CausalTransformer}: sequences, of tokens or of numbers
 *   <li>{@link org.plume.generative.nn.net.FieldNetwork}: fields to fields: {@link
 *       org.plume.generative.nn.net.RingNetwork}, {@link org.plume.generative.nn.net.GridUnet}, {@link
 *       org.plume.generative.nn.net.FieldMlp}
 *   <li>layers: {@link org.plume.generative.nn.net.Linear}, {@link org.plume.generative.nn.net.LayerNorm}, {@link
 *       org.plume.generative.nn.net.Attention}, {@link org.plume.generative.nn.net.Sinusoid}
 * </ul>
 *
 * <p>Parameter names are those of the reference PyTorch code where there is one.
 */
@NullMarked
package org.plume.generative.nn.net;

import org.jspecify.annotations.NullMarked;
