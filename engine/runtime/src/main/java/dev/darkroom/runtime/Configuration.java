package dev.darkroom.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where an engine finds things and how much it may use.
 *
 * @param dataFolder holds {@code plugins/}, {@code models/}, {@code input/}, {@code state/}, {@code cache/}; made when
 *     absent
 * @param builtInPlugins folder of the plugins that come with the product
 * @param modelFolders more folders with models, looked into before those of the data folder
 * @param outputFolder where runs leave files, unless the request says otherwise
 * @param cacheBytes most that results kept for later runs may hold, heap and native memory together
 * @param threads nodes that may run side by side
 * @param device on which models run, for the record
 */
public record Configuration(
        Path dataFolder,
        Optional<Path> builtInPlugins,
        List<Path> modelFolders,
        Path outputFolder,
        long cacheBytes,
        int threads,
        String device) {

    public Configuration {
        modelFolders = List.copyOf(modelFolders);
        if (cacheBytes < 0 || threads < 1) {
            throw new IllegalArgumentException("The cache holds 0 bytes or more and at least 1 thread is needed.");
        }
    }

    /** Usual values: output in {@code output}, a quarter of the heap and an eighth of the machine's memory for results. */
    public static Configuration of(Path dataFolder) {
        return new Configuration(
                dataFolder,
                Optional.empty(),
                List.of(),
                Path.of("output"),
                Runtime.getRuntime().maxMemory() / 4 + MachineMemory.bytes() / 8,
                Math.max(2, Runtime.getRuntime().availableProcessors()),
                "cpu");
    }

    public Configuration withBuiltInPlugins(Path folder) {
        return new Configuration(
                dataFolder, Optional.of(folder), modelFolders, outputFolder, cacheBytes, threads, device);
    }

    public Configuration withModelFolders(List<Path> folders) {
        return new Configuration(dataFolder, builtInPlugins, folders, outputFolder, cacheBytes, threads, device);
    }

    public Configuration withOutputFolder(Path folder) {
        return new Configuration(dataFolder, builtInPlugins, modelFolders, folder, cacheBytes, threads, device);
    }

    public Configuration withCacheBytes(long bytes) {
        return new Configuration(dataFolder, builtInPlugins, modelFolders, outputFolder, bytes, threads, device);
    }

    public Configuration withThreads(int count) {
        return new Configuration(dataFolder, builtInPlugins, modelFolders, outputFolder, cacheBytes, count, device);
    }
}
