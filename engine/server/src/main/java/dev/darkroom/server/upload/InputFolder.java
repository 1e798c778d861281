package dev.darkroom.server.upload;

import dev.darkroom.server.picture.PictureFormat;
import dev.darkroom.server.picture.PictureReader;
import dev.darkroom.server.picture.UnreadablePictureException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder from which workflows load pictures and latents, as the API sees it: files directly in it. What comes in is
 * written beside its place, looked at whole, and only then named {@code <hash>-<plain name>}; the same content is kept
 * once, under the name that it came with first. Safe for use by several threads.
 */
public final class InputFolder {
    /** Longest file, in bytes. */
    public static final long MAX_BYTES = 64L << 20;

    /** Characters of the hash that begin a name. */
    private static final int PREFIX = 16;

    private static final int LONGEST_NAME = 80;
    private static final int BUFFER = 1 << 16;

    /** Pixels a side that are kept of a picture whose soundness is all that is wanted. */
    private static final int ENOUGH = 64;

    private final Path folder;

    public InputFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * A file that workflows can name.
     *
     * @param name what to give to a node that loads it
     * @param width in pixels, of a picture
     * @param height in pixels, of a picture
     */
    public record Entry(
            String name,
            String mediaType,
            long bytes,
            Optional<Integer> width,
            Optional<Integer> height,
            Instant changed) {}

    /**
     * What became of a file that was sent.
     *
     * @param added whether it was not there before
     */
    public record Kept(Entry entry, String sha256, boolean added) {}

    /**
     * Takes a file in.
     *
     * @param given its name as the sender has it; may be anything
     * @throws RefusedUploadException when no workflow could use it; nothing is kept of it then
     */
    public Kept add(InputStream content, String given) throws IOException, RefusedUploadException {
        Files.createDirectories(folder);
        Path temporary = folder.resolve(".darkroom-" + UUID.randomUUID() + ".tmp");
        try {
            String sha256 = receive(content, temporary);
            String extension = check(temporary);
            return keep(temporary, sha256, sha256.substring(0, PREFIX) + "-" + plain(given, extension));
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static String receive(InputStream content, Path temporary) throws IOException, RefusedUploadException {
        MessageDigest digest = sha256();
        try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                DigestInputStream in = new DigestInputStream(content, digest)) {
            byte[] buffer = new byte[BUFFER];
            long length = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                length += read;
                if (length > MAX_BYTES) {
                    throw RefusedUploadException.tooLarge(MAX_BYTES);
                }
                ByteBuffer rest = ByteBuffer.wrap(buffer, 0, read);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
            }
            out.force(true);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The extension that says what is in it. */
    private static String check(Path file) throws IOException, RefusedUploadException {
        byte[] head = head(file);
        Optional<PictureFormat> format = PictureFormat.of(head);
        try {
            if (format.isPresent()) {
                PictureReader.read(file, ENOUGH);
                return format.get().extension();
            }
            if (LatentFile.begins(head)) {
                LatentFile.check(file);
                return LatentFile.EXTENSION;
            }
        } catch (UnreadablePictureException e) {
            throw new RefusedUploadException(
                    String.valueOf(e.getMessage()), "Save the picture anew, smaller if it is large, and send that.");
        }
        throw new RefusedUploadException(
                head.length == 0
                        ? "The file is empty."
                        : "The file is neither a PNG, JPEG or WebP picture nor a safetensors latent.",
                "Convert it to one of these.");
    }

    private synchronized Kept keep(Path temporary, String sha256, String name) throws IOException {
        Optional<Path> known = known(sha256, Files.size(temporary));
        if (known.isPresent()) {
            return new Kept(entry(known.get()), sha256, false);
        }
        Path place = folder.resolve(name);
        Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
        return new Kept(entry(place), sha256, true);
    }

    /** A file of this content that came before, unless somebody changed it since. */
    private Optional<Path> known(String sha256, long size) throws IOException {
        String prefix = sha256.substring(0, PREFIX) + "-";
        for (Path file : plainFiles()) {
            if (file.getFileName().toString().startsWith(prefix)
                    && Files.size(file) == size
                    && hash(file).equals(sha256)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** How many files there are. */
    public int count() throws IOException {
        return plainFiles().size();
    }

    /** The files that changed last, those first. */
    public List<Entry> newest(int most) throws IOException {
        record Seen(Path file, Instant changed) {}
        List<Seen> seen = new ArrayList<>();
        for (Path file : plainFiles()) {
            seen.add(new Seen(file, Files.getLastModifiedTime(file).toInstant()));
        }
        seen.sort(Comparator.comparing(Seen::changed).reversed().thenComparing(Seen::file));
        List<Entry> entries = new ArrayList<>();
        for (Seen each : seen.subList(0, Math.min(most, seen.size()))) {
            entries.add(entry(each.file()));
        }
        return entries;
    }

    private List<Path> plainFiles() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    /** A file that is there. */
    public static Entry entry(Path file) throws IOException {
        Optional<PictureReader.Size> size = Optional.empty();
        try {
            size = Optional.of(PictureReader.size(file));
        } catch (UnreadablePictureException e) {
            // Somebody put it there by hand: it is listed for what it is, a file.
        }
        return new Entry(
                file.getFileName().toString(),
                size.map(s -> s.format().mediaType()).orElse(LatentFile.MEDIA_TYPE),
                Files.size(file),
                size.map(PictureReader.Size::width),
                size.map(PictureReader.Size::height),
                Files.getLastModifiedTime(file).toInstant());
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(PictureFormat.HEAD);
        }
    }

    /** What is left of a name when nothing in it can lead anywhere: letters, digits, and a few signs between them. */
    static String plain(String given, String extension) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String bare = Normalizer.normalize(last, Normalizer.Form.NFC)
                .replaceFirst("\\.[A-Za-z0-9]{1,11}$", "")
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-+|-+$", "");
        int[] letters = bare.codePoints().limit(LONGEST_NAME).toArray();
        String cut = new String(letters, 0, letters.length).replaceAll("-+$", "");
        return (cut.isEmpty() ? "upload" : cut) + "." + extension;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
