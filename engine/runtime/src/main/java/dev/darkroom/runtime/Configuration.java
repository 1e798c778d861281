package dev.darkroom.runtime;

import java.nio.file.Path;
import java.time.Duration;
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
 * @param diskBytes most that results kept on disk for later processes may take; 0 keeps none
 * @param nodeTimeout how long a node may give no sign of life before its run fails: it lives as long as it now and then
 *     asks whether it is cancelled or tells its progress, however long it takes in all
 * @param threads nodes that may run side by side
 * @param device on which models run, for the record
 */
public record Configuration(
        Path dataFolder,
        Optional<Path> builtInPlugins,
        List<Path> modelFolders,
        Path outputFolder,
        long cacheBytes,
        long diskBytes,
        Duration nodeTimeout,
        int threads,
        String device) {

    public Configuration {
        modelFolders = List.copyOf(modelFolders);
        if (cacheBytes < 0 || diskBytes < 0 || threads < 1 || nodeTimeout.isNegative() || nodeTimeout.isZero()) {
            throw new IllegalArgumentException(
                    "A cache holds 0 bytes or more, at least 1 thread is needed, and a node has some time.");
        }
    }

    /**
     * Usual values: output in {@code output}, a quarter of the heap and an eighth of the machine's memory for results, 2
     * GiB for those on disk, half an hour without a sign of life.
     */
    public static Configuration of(Path dataFolder) {
        return new Configuration(
                dataFolder,
                Optional.empty(),
                List.of(),
                Path.of("output"),
                Runtime.getRuntime().maxMemory() / 4 + MachineMemory.bytes() / 8,
                2L << 30,
                Duration.ofMinutes(30),
                Math.max(2, Runtime.getRuntime().availableProcessors()),
                "cpu");
    }

    public Configuration withBuiltInPlugins(Path folder) {
        return new Configuration(
                dataFolder,
                Optional.of(folder),
                modelFolders,
                outputFolder,
                cacheBytes,
                diskBytes,
                nodeTimeout,
                threads,
                device);
    }

    public Configuration withModelFolders(List<Path> folders) {
        return new Configuration(
                dataFolder, builtInPlugins, folders, outputFolder, cacheBytes, diskBytes, nodeTimeout, threads, device);
    }

    public Configuration withOutputFolder(Path folder) {
        return new Configuration(
                dataFolder, builtInPlugins, modelFolders, folder, cacheBytes, diskBytes, nodeTimeout, threads, device);
    }

    public Configuration withCacheBytes(long bytes) {
        return new Configuration(
                dataFolder, builtInPlugins, modelFolders, outputFolder, bytes, diskBytes, nodeTimeout, threads, device);
    }

    public Configuration withDiskBytes(long bytes) {
        return new Configuration(
                dataFolder,
                builtInPlugins,
                modelFolders,
                outputFolder,
                cacheBytes,
                bytes,
                nodeTimeout,
                threads,
                device);
    }

    public Configuration withNodeTimeout(Duration time) {
        return new Configuration(
                dataFolder, builtInPlugins, modelFolders, outputFolder, cacheBytes, diskBytes, time, threads, device);
    }

    public Configuration withThreads(int count) {
        return new Configuration(
                dataFolder,
                builtInPlugins,
                modelFolders,
                outputFolder,
                cacheBytes,
                diskBytes,
                nodeTimeout,
                count,
                device);
    }
}
