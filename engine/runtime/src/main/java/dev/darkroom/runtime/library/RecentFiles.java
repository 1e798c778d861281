package dev.darkroom.runtime.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of one kind in a folder as they were when it was looked at, those longest unused first: by time of
 * modification, which whoever uses a file sets anew.
 *
 * @param files oldest first
 */
public record RecentFiles(List<Entry> files) {

    /** @param time of modification, in milliseconds since 1970 */
    public record Entry(Path file, long bytes, long time) {}

    public RecentFiles {
        files = List.copyOf(files);
    }

    /** The files directly in a folder whose name ends in {@code suffix}; none when there is no folder. */
    public static RecentFiles in(Path folder, String suffix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return new RecentFiles(List.of());
        }
        List<Entry> found = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                if (file.getFileName().toString().endsWith(suffix)) {
                    try {
                        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                        if (attributes.isRegularFile()) {
                            found.add(new Entry(
                                    file,
                                    attributes.size(),
                                    attributes.lastModifiedTime().toMillis()));
                        }
                    } catch (NoSuchFileException e) {
                        // Another process removed it meanwhile.
                    }
                }
            }
        }
        found.sort(Comparator.comparingLong(Entry::time).thenComparing(Entry::file));
        return new RecentFiles(found);
    }

    public long bytes() {
        return files.stream().mapToLong(Entry::bytes).sum();
    }

    /** The first of these files, as many as have to go so that the others hold no more than {@code most} bytes. */
    public List<Entry> beyond(long most) {
        long left = bytes();
        int count = 0;
        while (count < files.size() && left > most) {
            left -= files.get(count).bytes();
            count++;
        }
        return files.subList(0, count);
    }

    /**
     * Removes what is {@link #beyond} the bytes. A file that another process removed meanwhile is no mistake.
     *
     * @return bytes that are left
     */
    public long shrink(long most) throws IOException {
        long left = bytes();
        for (Entry entry : beyond(most)) {
            Files.deleteIfExists(entry.file());
            left -= entry.bytes();
        }
        return left;
    }
}
