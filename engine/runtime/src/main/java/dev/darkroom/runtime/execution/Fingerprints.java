package dev.darkroom.runtime.execution;

import dev.darkroom.sdk.Fingerprint;
import dev.darkroom.sdk.Library;
import dev.darkroom.sdk.ModelFile;
import java.util.ArrayList;
import java.util.List;

/** Asks a node for its fingerprint: once, or for each element when it maps over a list. */
final class Fingerprints {

    private Fingerprints() {}

    static Fingerprint of(NodeBinding binding, Inputs inputs, ClassLoader loader, Library library) throws Throwable {
        int calls = inputs.calls();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            if (!inputs.maps()) {
                return binding.made().node().fingerprint(binding.inputs(inputs.call(0)), library);
            }
            List<String> values = new ArrayList<>();
            List<ModelFile> models = new ArrayList<>();
            boolean cacheable = true;
            for (int call = 0; call < calls; call++) {
                Fingerprint one = binding.made().node().fingerprint(binding.inputs(inputs.call(call)), library);
                values.add(one.value());
                models.addAll(one.models());
                cacheable &= one.cacheable();
            }
            return new Fingerprint(values.toString(), cacheable, models);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
