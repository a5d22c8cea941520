/**
 * Files. {@link org.plume.weather.io.NetcdfFile} reads NetCDF of every format, {@link org.plume.weather.io.StatesFile} states
 * out of it by the CF conventions, {@link org.plume.weather.io.StaticFile} fields without times,
 * {@link org.plume.weather.io.StationTable} states of points out of text; {@link org.plume.weather.io.EnsembleWriter} appends
 * the members of an ensemble to a file that is complete and says so, or can be resumed
 * ({@link org.plume.weather.io.EnsembleRun} does), and {@link org.plume.weather.io.EnsembleFile} reads it.
 */
@NullMarked
package org.plume.weather.io;

import org.jspecify.annotations.NullMarked;
