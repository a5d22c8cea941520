package org.plume.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plume.generative.paradigm.Lineup;
import org.plume.weather.StaticFields;
import org.plume.weather.io.StaticFile;
import org.plume.weather.model.Crps;
import org.plume.weather.model.Diffusion;
import org.plume.weather.model.Flow;
import org.plume.weather.model.Gaussian;
import org.plume.weather.model.OfParadigm;
import org.plume.weather.task.Recipe;
import org.plume.weather.task.WeatherTask;
import picocli.CommandLine.Option;

/** How a forecaster is trained, where not as the task says. */
final class WeatherRecipeOptions {

    /** Of the networks that a paradigm of the core brings: about 200,000 parameters. */
    private static final int OWN_WIDTH = 160;

    private static final List<String> BUILT_IN = List.of("gaussian", "crps", "flow", "diffusion");

    @Option(
            names = "--method",
            description = "gaussian, crps, flow, diffusion, or a paradigm of `compare`: vae, gan, wgan-gp, affine-flow,"
                    + " score-vp, latent-diffusion, .. (default: the task's)")
    String method = "";

    @Option(names = "--width", description = "of a paradigm's networks, in proportion (default: 160)")
    @Nullable
    Integer width;

    @Option(names = "--steps", description = "of the optimiser (default: the task's)")
    @Nullable
    Long steps;

    @Option(names = "--networks", description = "that draw, each member by one of them (default: the task's)")
    @Nullable
    Integer networks;

    @Option(
            names = "--rollout",
            paramLabel = "LEADS",
            description = "of its own way, learnt last by crps and gaussian (default: the task's)")
    @Nullable
    Integer rollout;

    @Option(
            names = "--rollout-steps",
            description = "of the optimiser for that (default: the task's, or half of --steps)")
    @Nullable
    Long rolloutSteps;

    @Option(names = "--memory", paramLabel = "STATES", description = "that a forecast sees (default: the task's)")
    @Nullable
    Integer memory;

    @Option(
            names = "--static",
            split = ",",
            paramLabel = "V[,V]",
            description = "fields of the NetCDF without times that the networks see: land or sea, height, ..")
    List<String> statics = List.of();

    /** The static fields, of the states' own file. */
    StaticFields statics(WeatherOptions weather, WeatherTask task) throws IOException {
        if (statics.isEmpty()) {
            return StaticFields.NONE;
        }
        if (weather.data == null || WeatherOptions.table(weather.data)) {
            throw new IllegalArgumentException("--static must be fields of --data, a NetCDF, which was "
                    + (weather.data == null ? "not given" : weather.data));
        }
        return StaticFile.read(weather.data, statics, task.train().layout().grid());
    }

    /** The task's recipe with what was said otherwise. */
    Recipe of(WeatherTask task) {
        Recipe fields = task.recipe().statics(statics);
        Recipe recipe = memory == null ? fields : fields.memory(memory);
        Recipe chosen = switch (method) {
            case "" -> recipe;
            case "gaussian" -> recipe.method(new Gaussian());
            case "crps" -> recipe.method(new Crps(2, 4));
            case "flow", "flow-matching" -> recipe.method(new Flow(8));
            case "diffusion" -> recipe.method(Diffusion.genCast());
            default -> {
                List<String> names = methods();
                if (!names.contains(method)) {
                    boolean known = Lineup.names().contains(method);
                    throw new IllegalArgumentException("--method must be one of "
                            + (known ? "which samples can be drawn, " : "") + names + ", was '" + method + "'");
                }
                yield recipe.method(new OfParadigm(method, width == null ? OWN_WIDTH : width));
            }
        };
        if (width != null && !(chosen.spec().method() instanceof OfParadigm)) {
            throw new IllegalArgumentException("--width must be absent with --method "
                    + chosen.spec().method().name() + ", whose networks the task sizes, was " + width);
        }
        Recipe lasting = steps == null ? chosen : chosen.steps(steps);
        Recipe several = networks == null ? lasting : lasting.networks(networks);
        if (rollout == null && rolloutSteps == null) {
            return several;
        }
        Recipe.Rollout own = several.rollout();
        long usual = own.leads() > 1 ? own.steps() : Math.max(1, several.steps() / 2);
        return several.rollout(new Recipe.Rollout(
                rollout == null ? own.leads() : rollout, rolloutSteps == null ? usual : rolloutSteps));
    }

    private static List<String> methods() {
        List<String> names = new ArrayList<>(BUILT_IN);
        OfParadigm.names().stream().filter(name -> !names.contains(name)).forEach(names::add);
        return names;
    }
}
