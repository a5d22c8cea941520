/** Ensembles of states: data, dynamical systems, forecasters, verification. */
@NullMarked
package org.plume.weather;

import org.jspecify.annotations.NullMarked;
