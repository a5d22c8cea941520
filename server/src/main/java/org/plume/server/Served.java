package org.plume.server;

import org.jspecify.annotations.Nullable;

/** What is served now: nothing until the models are loaded and warm. */
final class Served {

    private volatile @Nullable ServedModels models;

    void set(ServedModels ready) {
        models = ready;
    }

    ServedModels models() {
        ServedModels now = models;
        if (now == null) {
            throw new NotReadyException("the models are not loaded yet: ask again when health says SERVING");
        }
        return now;
    }
}
