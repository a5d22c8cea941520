package org.plume.generative.paradigm;

/** What a trained paradigm is for one condition; what it can do is told by its type: see {@link Distribution}, {@link Latents}. */
public interface Learned {}
