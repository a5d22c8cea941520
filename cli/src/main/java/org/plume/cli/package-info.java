/** The command line: one class per verb, and the place where the modules are wired together. */
@NullMarked
package org.plume.cli;

import org.jspecify.annotations.NullMarked;
