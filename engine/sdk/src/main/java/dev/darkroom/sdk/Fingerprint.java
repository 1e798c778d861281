package dev.darkroom.sdk;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a node's result depends on besides its inputs. Two equal fingerprints with equal inputs mean equal results.
 *
 * @param value part of the cache key
 * @param cacheable whether the result may be used again at all
 * @param models the models it stands for; they go into the run record
 */
public record Fingerprint(String value, boolean cacheable, List<ModelFile> models) {

    /** The result follows from the inputs alone. */
    public static final Fingerprint INPUTS_ONLY = new Fingerprint("", true, List.of());

    /** Compute anew each time. */
    public static final Fingerprint NEVER_CACHE = new Fingerprint("", false, List.of());

    public Fingerprint {
        models = List.copyOf(models);
    }

    /** Of content hashes, dates, revisions. */
    public static Fingerprint of(Object... parts) {
        return new Fingerprint(Arrays.toString(parts), true, List.of());
    }

    /** Of models: their content hashes. */
    public static Fingerprint of(ModelFile... models) {
        String hashes =
                String.join(",", Stream.of(models).map(ModelFile::sha256).toList());
        return new Fingerprint(hashes, true, List.of(models));
    }
}
