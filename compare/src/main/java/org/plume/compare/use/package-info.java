/**
 * What a model told of labels is good for besides drawing, each use measured: naming ({@link org.plume.compare.use.Naming}),
 * obeying one condition more or less strictly and two at once ({@link org.plume.compare.use.Steering}).
 */
@NullMarked
package org.plume.compare.use;

import org.jspecify.annotations.NullMarked;
