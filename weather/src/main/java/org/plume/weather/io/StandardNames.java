package org.plume.weather.io;

import java.util.Map;
import java.util.Optional;
import org.plume.weather.Variable;

/** CF standard names of variables that are commonly called so, where the units agree. */
final class StandardNames {

    private record Name(String standard, String units) {}

    private static final Name PRESSURE = new Name("air_pressure_at_mean_sea_level", "Pa");
    private static final Name TEMPERATURE = new Name("air_temperature", "K");
    private static final Name GEOPOTENTIAL = new Name("geopotential", "m2s-2");

    private static final Map<String, Name> NAMES = Map.ofEntries(
            Map.entry("slp", PRESSURE),
            Map.entry("psl", PRESSURE),
            Map.entry("msl", PRESSURE),
            Map.entry("t", TEMPERATURE),
            Map.entry("tas", TEMPERATURE),
            Map.entry("t2m", TEMPERATURE),
            Map.entry("z", GEOPOTENTIAL),
            Map.entry("u", new Name("eastward_wind", "ms-1")),
            Map.entry("v", new Name("northward_wind", "ms-1")),
            Map.entry("uas", new Name("eastward_wind", "ms-1")),
            Map.entry("vas", new Name("northward_wind", "ms-1")),
            Map.entry("sfcWind", new Name("wind_speed", "ms-1")));

    private StandardNames() {}

    static Optional<String> of(Variable v) {
        Name name = NAMES.get(v.name().replaceFirst("_\\d+$", ""));
        String units = v.units().replaceAll("[ .^]|\\*\\*", "");
        return name != null && name.units().equals(units) ? Optional.of(name.standard()) : Optional.empty();
    }
}
