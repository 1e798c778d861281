package dev.darkroom.runtime.plugin;

import dev.darkroom.runtime.library.FileHashes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Archives with bounds: a jar is checked where it lies, a zip is unpacked once into a folder named by its hash. */
final class PluginArchive {
    static final int MOST_ENTRIES = 50_000;
    static final long MOST_BYTES = 8L << 30;
    private static final int BUFFER = 1 << 16;

    private PluginArchive() {}

    /** @throws PluginRefusedException when it is broken or beyond the bounds */
    static void check(Path archive) {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw tooLarge();
            }
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /**
     * Unpacks a zip, unless that was done before.
     *
     * @return the folder with {@code classes} and {@code lib}
     * @throws PluginRefusedException when it is broken, beyond the bounds, or has names that leave the folder
     */
    static Path unpacked(Path zip, Path into, FileHashes hashes) {
        check(zip);
        Path folder = into.resolve(hashes.of(zip));
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(into);
                Path temporary = Files.createTempDirectory(into, ".unpacking-");
                try {
                    unpack(zip, temporary);
                    publish(temporary, folder);
                } finally {
                    delete(temporary);
                }
            }
            return top(folder);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static void publish(Path temporary, Path folder) throws IOException {
        try {
            Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (IOException e) {
            // Another process unpacked the same archive in between.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private static void unpack(Path archive, Path folder) throws IOException {
        long left = MOST_BYTES;
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder) || entry.getName().indexOf('\\') >= 0) {
                    throw new PluginRefusedException("contains the file name \"" + entry.getName()
                            + "\", which leaves its folder; do not use it.");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.resolveSibling("."));
                    left -= copy(zip, entry, target, left);
                }
            }
        }
    }

    private static long copy(ZipFile zip, ZipEntry entry, Path target, long most) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long copied = 0;
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(target)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                copied += read;
                if (copied > most) {
                    throw tooLarge();
                }
                out.write(buffer, 0, read);
            }
        }
        return copied;
    }

    /** Zips are often made of one folder rather than of its content. */
    private static Path top(Path folder) throws IOException {
        if (Files.exists(folder.resolve("plugin.properties")) || Files.exists(folder.resolve("classes"))) {
            return folder;
        }
        try (Stream<Path> children = Files.list(folder)) {
            List<Path> all = children.toList();
            return all.size() == 1 && Files.isDirectory(all.get(0)) ? all.get(0) : folder;
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static PluginRefusedException broken(IOException e) {
        return new PluginRefusedException("is a broken archive (" + e.getMessage() + "); copy it here again.", e);
    }

    private static PluginRefusedException tooLarge() {
        return new PluginRefusedException("is larger than a plugin may be (" + MOST_ENTRIES + " files, "
                + (MOST_BYTES >> 30) + " GiB); make it smaller.");
    }
}
