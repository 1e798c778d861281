package dev.darkroom.runtime.library;

import dev.darkroom.sdk.port.SavedFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A folder for what runs leave. Files are numbered and never overwritten; each is there whole or not at all. */
public final class OutputFolder {
    private static final int TRIES = 1_000;
    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,16}");

    private final Path folder;
    private final FileHashes hashes;
    private final OutputNotice notice;

    /** @param notice told of each file before it is there */
    public OutputFolder(Path folder, FileHashes hashes, OutputNotice notice) {
        this.folder = folder;
        this.hashes = hashes;
        this.notice = notice;
    }

    public Path path() {
        return folder;
    }

    /**
     * Saves {@code name_00001.extension}, or with the next number that is free.
     *
     * @throws dev.darkroom.sdk.InvalidInputException for port {@code name} when it is not a plain name
     * @throws OutputFailedException when the disk is full or the folder cannot be written
     */
    public SavedFile save(String name, String extension, String mediaType, byte[] content) {
        PlainNames.check("name", name);
        if (!EXTENSION.matcher(extension).matches()) {
            throw new IllegalArgumentException("An extension is letters and digits, not \"" + extension + "\".");
        }
        try {
            String sha256 = Sha256.of(content);
            long number = last(name).orElse(0) + 1;
            for (int attempt = 0; attempt < TRIES; attempt++) {
                String file = String.format(Locale.ROOT, "%s_%05d.%s", name, number + attempt, extension);
                if (Files.exists(folder.resolve(file))) {
                    continue;
                }
                notice.about(file, sha256);
                try {
                    AtomicFiles.create(folder.resolve(file), content);
                    return new SavedFile(file, mediaType, sha256);
                } catch (FileAlreadyExistsException e) {
                    // Another run or process took the number in between.
                    if (Files.exists(folder) && !Files.isDirectory(folder)) {
                        throw e;
                    }
                }
            }
            throw new OutputFailedException(
                    "Cannot save \"" + name + "\": no free number in the output folder; empty the folder.", null);
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw new OutputFailedException(
                    "Cannot save \"" + name + "." + extension + "\" (" + content.length + " bytes): " + reason(e), e);
        }
    }

    /** Whether a file that was saved here is still here, unchanged. */
    public boolean holds(SavedFile file) {
        return PlainNames.within(folder, file.name())
                .filter(Files::isRegularFile)
                .map(path -> hashes.of(path).equals(file.sha256()))
                .orElse(false);
    }

    private OptionalLong last(String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return OptionalLong.empty();
        }
        Pattern numbered = Pattern.compile(Pattern.quote(name) + "_(\\d{1,15})\\.[a-z0-9]+");
        try (Stream<Path> files = Files.list(folder)) {
            LongStream numbers = files.map(
                            file -> numbered.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToLong(match -> Long.parseLong(match.group(1)));
            return numbers.max();
        }
    }

    static String reason(Exception e) {
        String said = e instanceof FileSystemException f && f.getReason() != null
                ? f.getReason()
                : String.valueOf(e.getMessage());
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("no space") || lower.contains("not enough space") || lower.contains("quota")) {
            return "the disk is full; free some space or choose another output folder.";
        }
        if (e instanceof AccessDeniedException
                || e instanceof ReadOnlyFileSystemException
                || lower.contains("read-only")
                || lower.contains("permission denied")) {
            return "the output folder may not be written to; change its permissions or choose another one.";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "the output folder's name is taken by a file; choose another folder.";
        }
        return "the output folder cannot be used (" + said + "); choose another one.";
    }
}
