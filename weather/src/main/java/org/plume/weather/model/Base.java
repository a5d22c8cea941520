package org.plume.weather.model;

/** What the network's output is added to. */
public enum Base {
    /** The seasonal mean. */
    CLIMATE,
    /** The last state's anomaly. */
    PERSISTENCE,
    /** {@link org.plume.weather.climate.LinearModel}; the network sees its forecast too. */
    LINEAR
}
