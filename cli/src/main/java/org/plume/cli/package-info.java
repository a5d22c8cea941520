/**
 * The command line, and the place where the modules are wired together: a {@code ..Command} for each verb, {@code ..Options}
 * that several verbs share, and what a verb does where that is more than a page: {@code Apprentice}, {@code ProteinTraining} and
 * {@code WeatherTraining} train, a {@code Driver} drives a task.
 */
@NullMarked
package org.plume.cli;

import org.jspecify.annotations.NullMarked;
