package org.plume.server;

import java.nio.file.Path;
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

    ServedModels(Collection<ServedPolicy> policies) {
        for (ServedPolicy policy : policies) {
            if (this.policies.put(policy.name(), policy) != null) {
                throw new IllegalArgumentException("model names must differ, " + policy.name() + " was given twice");
            }
        }
    }

    public static ServedModels of(Policy... policies) {
        return new ServedModels(Stream.of(policies).map(ServedPolicy::of).toList());
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
        List<CompletableFuture<Policy>> loading = names.stream()
                .map(name -> CompletableFuture.supplyAsync(() -> open(models, name, opening)))
                .toList();
        try {
            return new ServedModels(
                    loading.stream().map(one -> ServedPolicy.of(one.join())).toList());
        } catch (CompletionException e) {
            loading.forEach(one -> one.handle((policy, failure) -> Optional.ofNullable(policy))
                    .join()
                    .ifPresent(Policy::close));
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static Policy open(Path models, String name, Function<ModelFolder, Policy> opening) {
        try {
            ModelFolder folder = ModelFolder.open(models.resolve(name));
            if (!folder.card().name().equals(name)) {
                throw new IllegalArgumentException("its folder must be named as the model, "
                        + folder.card().name());
            }
            return opening.apply(folder);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "model folder " + models.resolve(name) + " cannot be served: " + e.getMessage(), e);
        }
    }

    /** The names, in order. */
    public List<String> names() {
        return List.copyOf(policies.keySet());
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
    }
}
