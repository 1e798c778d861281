package dev.darkroom.sdk.test;

import dev.darkroom.sdk.Outputs;
import dev.darkroom.sdk.port.SavedFile;
import java.util.ArrayList;
import java.util.List;

/** Keeps in memory what a node saves. */
final class TestOutputs implements Outputs {
    private final List<Saved> saved = new ArrayList<>();
    private String provenance = "{\"format\":\"darkroom/1\",\"nodes\":{}}";

    @Override
    public SavedFile save(String name, String extension, String mediaType, byte[] content) {
        PlainName.check("name", name);
        long before = saved.stream()
                .filter(s -> s.file().name().matches("\\Q" + name + "\\E_\\d{5}\\.\\Q" + extension + "\\E"))
                .count();
        SavedFile file =
                new SavedFile(String.format("%s_%05d.%s", name, before + 1, extension), mediaType, Sha256.of(content));
        saved.add(new Saved(file, content));
        return file;
    }

    @Override
    public String provenance() {
        return provenance;
    }

    void provenance(String json) {
        provenance = json;
    }

    List<Saved> saved() {
        return List.copyOf(saved);
    }
}
