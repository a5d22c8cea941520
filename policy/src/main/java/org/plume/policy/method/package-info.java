/**
 * Ways to learn p(action chunk | observations).
 *
 * <table>
 * <caption>methods</caption>
 * <tr><th>type</th><th>learns</th></tr>
 * <tr><td>{@link org.plume.policy.method.Flow}</td><td>the velocity of straight paths from noise to chunks</td></tr>
 * <tr><td>{@link org.plume.policy.method.Diffusion}</td><td>the noise, target or V of a variance-preserving path</td></tr>
 * <tr><td>{@link org.plume.policy.method.Cloning}</td><td>the mean chunk: a baseline that averages</td></tr>
 * <tr><td>{@link org.plume.policy.method.Cvae}</td><td>a code that tells one way from another, and a decoder</td></tr>
 * <tr><td>{@link org.plume.policy.method.OfParadigm}</td><td>as any paradigm of the core does that samples</td></tr>
 * <tr><td>{@link org.plume.policy.method.Mixture}</td><td>a Gaussian mixture: a baseline that counts modes beforehand</td></tr>
 * </table>
 */
@NullMarked
package org.plume.policy.method;

import org.jspecify.annotations.NullMarked;
