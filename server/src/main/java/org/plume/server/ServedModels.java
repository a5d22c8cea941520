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
import org.plume.protein.ensemble.ProteinModel;

/** The models that a server serves, by name. Closes them. */
public final class ServedModels implements AutoCloseable {

    private final Map<String, ServedPolicy> policies = new LinkedHashMap<>();

    private final Map<String, ServedForecaster> forecasters = new LinkedHashMap<>();

    private final Map<String, ServedProtein> proteins = new LinkedHashMap<>();

    ServedModels(Collection<ServedPolicy> policies) {
        this(policies, List.of(), List.of());
    }

    private ServedModels(
            Collection<ServedPolicy> policies,
            Collection<ServedForecaster> forecasters,
            Collection<ServedProtein> proteins) {
        for (ServedPolicy policy : policies) {
            differ(policy.name());
            this.policies.put(policy.name(), policy);
        }
        for (ServedForecaster forecaster : forecasters) {
            differ(forecaster.name());
            this.forecasters.put(forecaster.name(), forecaster);
        }
        for (ServedProtein protein : proteins) {
            differ(protein.name());
            this.proteins.put(protein.name(), protein);
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
        return new ServedModels(List.of(), List.of(forecasters), List.of());
    }

    static ServedModels of(ServedProtein... proteins) {
        return new ServedModels(List.of(), List.of(), List.of(proteins));
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
                .filter(folder -> !is(ServedForecaster.KIND, folder) && !is(ProteinModel.KIND, folder))
                .map(folder -> CompletableFuture.supplyAsync(() -> open(folder, opening)))
                .toList();
        List<ServedForecaster> forecasters = new ArrayList<>();
        List<ServedProtein> proteins = new ArrayList<>();
        try {
            folders.stream()
                    .filter(folder -> is(ServedForecaster.KIND, folder))
                    .forEach(f -> forecasters.add(open(f, ServedForecaster::open)));
            folders.stream()
                    .filter(folder -> is(ProteinModel.KIND, folder))
                    .forEach(f -> proteins.add(open(f, ServedProtein::open)));
            return new ServedModels(
                    loading.stream().map(one -> ServedPolicy.of(one.join())).toList(), forecasters, proteins);
        } catch (RuntimeException e) {
            loading.forEach(one -> one.handle((policy, failure) -> Optional.ofNullable(policy))
                    .join()
                    .ifPresent(Policy::close));
            forecasters.forEach(f -> f.release().run());
            proteins.forEach(p -> p.model().close());
            throw e instanceof CompletionException && e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static boolean is(String kind, ModelFolder folder) {
        return folder.card().kind().equals(kind);
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
        names.addAll(proteins.keySet());
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

    Collection<ServedProtein> proteins() {
        return proteins.values();
    }

    ServedProtein protein(String name) {
        ServedProtein protein = proteins.get(name);
        if (protein == null) {
            throw new UnknownModelException(name, proteins.keySet());
        }
        return protein;
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
        proteins.values().forEach(p -> p.model().close());
    }
}
