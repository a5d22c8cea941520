/** Model folders: a description, graphs and weights, and nothing that can run code. */
@NullMarked
package org.plume.generative.model;

import org.jspecify.annotations.NullMarked;
