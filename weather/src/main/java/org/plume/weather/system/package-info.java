/**
 * Dynamical systems with the settings of the papers, in double: {@link org.plume.weather.system.Lorenz63},
 * {@link org.plume.weather.system.Lorenz96}, {@link org.plume.weather.system.TwoScaleLorenz96} are
 * {@link org.plume.weather.system.Tendency tendencies}, integrated by {@link org.plume.weather.system.RungeKutta4};
 * {@link org.plume.weather.system.KuramotoSivashinsky} has an integrator of its own.
 */
@NullMarked
package org.plume.weather.system;

import org.jspecify.annotations.NullMarked;
