package org.plume.protein.model;

/** A model of columns that can read in every order. */
public interface AnyOrder {

    /** The density of rows that are read in the order; shares the network with this one, both end when one is closed. */
    Autoregressive inOrder(Order order);
}
