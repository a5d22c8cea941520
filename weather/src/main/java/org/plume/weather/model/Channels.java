package org.plume.weather.model;

import org.plume.weather.Calendar;
import org.plume.weather.Grid;

/**
 * How many channels the network sees: the last anomalies, the linear forecast where there is one, and the forcings.
 */
record Channels(ForecastSpec spec) {

    int all() {
        int variables = spec.layout().variables().size();
        int linear = spec.base() == Base.LINEAR ? variables : 0;
        return spec.memory() * variables + linear + forcings();
    }

    /** The last channels: what is known of any time before a forecast is made. */
    int forcings() {
        int season = spec.calendar() == Calendar.NONE ? 0 : 2;
        int places = spec.layout().grid() instanceof Grid.LatLon ? 2 : 0;
        return season + places + spec.statics().size() + (spec.analyses() ? 1 : 0);
    }

    /** Entries of a row. */
    int entries() {
        return all() * spec.layout().points();
    }
}
