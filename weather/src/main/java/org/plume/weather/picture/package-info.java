/**
 * Pictures of forecasts and of what their verification measured, by XChart, as PNG and SVG. Colours are told apart by the
 * colour-blind and in grey (Okabe and Ito 2008; single-hue ramps).
 */
@NullMarked
package org.plume.weather.picture;

import org.jspecify.annotations.NullMarked;
