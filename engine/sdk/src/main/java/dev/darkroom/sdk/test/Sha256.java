package dev.darkroom.sdk.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Content hashes as {@link dev.darkroom.sdk.Library} has them. */
final class Sha256 {

    private Sha256() {}

    static String of(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Of a file's content; of a folder, of the sorted list of its files' names and hashes. */
    static String of(Path path) {
        try {
            if (!Files.isDirectory(path)) {
                return of(Files.readAllBytes(path));
            }
            StringBuilder list = new StringBuilder();
            try (Stream<Path> walk = Files.walk(path)) {
                List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
                for (Path file : files) {
                    list.append(path.relativize(file))
                            .append(' ')
                            .append(of(file))
                            .append('\n');
                }
            }
            return of(list.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
