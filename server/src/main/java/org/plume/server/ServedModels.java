package org.plume.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.plume.generative.model.ModelFolder;
import org.plume.policy.plan.Policy;

/** The models that a server serves, by name. Closes them. */
public final class ServedModels implements AutoCloseable {

    private final Map<String, ServedPolicy> policies = new LinkedHashMap<>();

    private final Map<String, ServedForecaster> forecasters = new LinkedHashMap<>();

    ServedModels(Collection<ServedPolicy> policies) {
        this(policies, List.of());
    }

    private ServedModels(Collection<ServedPolicy> policies, Collection<ServedForecaster> forecasters) {
        for (ServedPolicy policy : policies) {
            differ(policy.name());
            this.policies.put(policy.name(), policy);
        }
        for (ServedForecaster forecaster : forecasters) {
            differ(forecaster.name());
            this.forecasters.put(forecaster.name(), forecaster);
        }
    }

    private void differ(String name) {
        if (names().contains(name)) {
            throw new IllegalArgumentException("model names must differ, " + name + " was given twice");
        }
    }

    public static ServedModels of(Policy... policies) {
        return new ServedModels(Stream.of(policies).map(ServedPolicy::of).toList());
    }

    static ServedModels of(ServedForecaster... forecasters) {
        return new ServedModels(List.of(), List.of(forecasters));
    }

    /**
     * Opens every model folder in a folder, side by side. One that cannot be opened stops all: a server that came up without it would
     * look healthy to everyone but its clients.
     *
     * @throws IllegalArgumentException naming the folder and what is wrong with it, or that there is none
     */
    public static ServedModels open(Path models) {
        return open(models, Policy::load);
    }

    /** The same with policies opened as {@code opening} does it, for instance for arms that are not built in. */
    public static ServedModels open(Path models, Function<ModelFolder, Policy> opening) {
        List<String> names = ModelFolder.list(models);
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "models must hold >= 1 model folders, each with a model.json, " + models + " holds none");
        }
        List<ModelFolder> folders =
                names.stream().map(name -> folder(models, name)).toList();
        List<CompletableFuture<Policy>> loading = folders.stream()
                .filter(folder -> !isWeather(folder))
                .map(folder -> CompletableFuture.supplyAsync(() -> open(folder, opening)))
                .toList();
        List<ServedForecaster> forecasters = new ArrayList<>();
        try {
            folders.stream()
                    .filter(ServedModels::isWeather)
                    .forEach(f -> forecasters.add(open(f, ServedForecaster::open)));
            return new ServedModels(
                    loading.stream().map(one -> ServedPolicy.of(one.join())).toList(), forecasters);
        } catch (RuntimeException e) {
            loading.forEach(one -> one.handle((policy, failure) -> Optional.ofNullable(policy))
                    .join()
                    .ifPresent(Policy::close));
            forecasters.forEach(f -> f.release().run());
            throw e instanceof CompletionException && e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static boolean isWeather(ModelFolder folder) {
        return folder.card().kind().equals(ServedForecaster.KIND);
    }

    private static ModelFolder folder(Path models, String name) {
        try {
            ModelFolder folder = ModelFolder.open(models.resolve(name));
            if (!folder.card().name().equals(name)) {
                throw new IllegalArgumentException("its folder must be named as the model, "
                        + folder.card().name());
            }
            return folder;
        } catch (IllegalArgumentException e) {
            throw unservable(models.resolve(name), e);
        }
    }

    private static <T> T open(ModelFolder folder, Function<ModelFolder, T> opening) {
        try {
            return opening.apply(folder);
        } catch (IllegalArgumentException e) {
            throw unservable(folder.path(), e);
        }
    }

    private static IllegalArgumentException unservable(Path folder, IllegalArgumentException e) {
        return new IllegalArgumentException("model folder " + folder + " cannot be served: " + e.getMessage(), e);
    }

    /** The names, in order. */
    public List<String> names() {
        List<String> names = new ArrayList<>(policies.keySet());
        names.addAll(forecasters.keySet());
        return names;
    }

    Collection<ServedForecaster> forecasters() {
        return forecasters.values();
    }

    ServedForecaster forecaster(String name) {
        ServedForecaster forecaster = forecasters.get(name);
        if (forecaster == null) {
            throw new UnknownModelException(name, forecasters.keySet());
        }
        return forecaster;
    }

    Collection<ServedPolicy> policies() {
        return policies.values();
    }

    ServedPolicy policy(String name) {
        ServedPolicy policy = policies.get(name);
        if (policy == null) {
            throw new UnknownModelException(name, policies.keySet());
        }
        return policy;
    }

    @Override
    public void close() {
        policies.values().forEach(p -> p.policy().close());
        forecasters.values().forEach(f -> f.release().run());
    }
}
