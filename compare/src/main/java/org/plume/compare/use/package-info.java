/**
 * What a distribution is good for besides drawing from it, each use measured: telling what is unusual ({@link
 * org.plume.compare.use.Anomalies}), completing ({@link org.plume.compare.use.Completion}), naming ({@link
 * org.plume.compare.use.Naming}), obeying one condition more or less strictly and two at once ({@link
 * org.plume.compare.use.Steering}).
 */
@NullMarked
package org.plume.compare.use;

import org.jspecify.annotations.NullMarked;
