package dev.darkroom.runtime.execution;

import dev.darkroom.runtime.run.RunRecord;
import dev.darkroom.sdk.Library;
import dev.darkroom.sdk.ModelFile;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The library as one node sees it: remembers which input files it asked for. */
final class NotingLibrary implements Library {
    private final Library library;
    private final Map<String, RunRecord.InputFile> inputs = new ConcurrentSkipListMap<>();

    NotingLibrary(Library library) {
        this.library = library;
    }

    /** The input files that were asked for, by name. */
    Collection<RunRecord.InputFile> inputs() {
        return List.copyOf(inputs.values());
    }

    @Override
    public Path input(String port, String name) {
        Path file = library.input(port, name);
        inputs.put(name, new RunRecord.InputFile(name, library.sha256(file)));
        return file;
    }

    @Override
    public ModelFile model(String port, String name) {
        return library.model(port, name);
    }

    @Override
    public String sha256(Path file) {
        return library.sha256(file);
    }

    @Override
    public List<String> choices(String list) {
        return library.choices(list);
    }

    @Override
    public Path state(String port, String name) {
        return library.state(port, name);
    }
}
