package dev.darkroom.runtime.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SHA-256 of files, remembered in an index file while path, size and modification time stay the same. A file that was
 * changed within the last two seconds is not remembered, since it could change again within the clock's grain. A
 * damaged or missing index costs time and nothing else.
 */
public final class FileHashes {
    private static final Logger LOG = LoggerFactory.getLogger(FileHashes.class);
    private static final Duration TOO_FRESH = Duration.ofSeconds(2);
    private static final String HEADER = "darkroom-hashes/1";
    private static final long LARGEST_INDEX = 64L << 20;
    private static final int BUFFER = 1 << 16;

    private final Path index;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Object saving = new Object();
    private volatile boolean changed;

    private record Entry(long size, long modified, String sha256) {}

    /** @param index the file to remember in; its folder is made when there is something to write */
    public FileHashes(Path index) {
        this.index = index;
        read();
    }

    /**
     * In lower-case hexadecimal.
     *
     * @throws UncheckedIOException when the file cannot be read
     */
    public String of(Path file) {
        String sha256 = hash(file);
        saveIfChanged();
        return sha256;
    }

    private String hash(Path file) {
        try {
            String key = file.toRealPath().toString();
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            long modified = attributes.lastModifiedTime().toInstant().toEpochMilli();
            Entry known = entries.get(key);
            if (known != null && known.size() == attributes.size() && known.modified() == modified) {
                return known.sha256();
            }
            String sha256 = Sha256.of(file, BUFFER);
            boolean settled = Instant.now()
                    .minus(TOO_FRESH)
                    .isAfter(attributes.lastModifiedTime().toInstant());
            if (settled && Files.size(file) == attributes.size()) {
                entries.put(key, new Entry(attributes.size(), modified, sha256));
                changed = true;
            }
            return sha256;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file.getFileName() + ".", e);
        }
    }

    /**
     * Of a folder: of the sorted list of its files' relative names and hashes. Hidden files and folders do not count.
     *
     * @throws UncheckedIOException when a file cannot be read
     */
    public String ofFolder(Path folder) {
        List<String> lines = new ArrayList<>();
        for (Path file : files(folder)) {
            lines.add(slashed(folder.relativize(file)) + '\t' + hash(file) + '\n');
        }
        saveIfChanged();
        lines.sort(null);
        return Sha256.of(String.join("", lines).getBytes(StandardCharsets.UTF_8));
    }

    /** Of a file, or of a folder and all in it. */
    public String ofAny(Path path) {
        return Files.isDirectory(path) ? ofFolder(path) : of(path);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !hidden(folder.relativize(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the folder " + folder.getFileName() + ".", e);
        }
    }

    private static boolean hidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static String slashed(Path relative) {
        return relative.toString().replace('\\', '/');
    }

    private void read() {
        try {
            if (!Files.isRegularFile(index) || Files.size(index) > LARGEST_INDEX) {
                return;
            }
            List<String> lines = Files.readAllLines(index, StandardCharsets.UTF_8);
            if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
                return;
            }
            lines.stream().skip(1).forEach(this::readLine);
        } catch (IOException e) {
            LOG.warn("The index of file hashes cannot be read; files are hashed anew.", e);
        }
    }

    private void readLine(String line) {
        String[] parts = line.split("\t", 4);
        if (parts.length != 4 || !parts[2].matches("[0-9a-f]{64}")) {
            return;
        }
        try {
            entries.put(parts[3], new Entry(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]));
        } catch (NumberFormatException e) {
            LOG.debug("A damaged line in the index of file hashes is left out.");
        }
    }

    private void saveIfChanged() {
        if (!changed) {
            return;
        }
        synchronized (saving) {
            changed = false;
            StringBuilder text = new StringBuilder(HEADER).append('\n');
            entries.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .filter(e -> e.getKey().indexOf('\n') < 0)
                    .forEach(e -> text.append(e.getValue().size())
                            .append('\t')
                            .append(e.getValue().modified())
                            .append('\t')
                            .append(e.getValue().sha256())
                            .append('\t')
                            .append(e.getKey())
                            .append('\n'));
            try {
                AtomicFiles.replace(index, text.toString().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                LOG.warn("The index of file hashes cannot be written; files will be hashed anew next time.", e);
            }
        }
    }
}
