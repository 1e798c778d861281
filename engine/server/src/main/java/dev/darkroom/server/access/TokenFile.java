package dev.darkroom.server.access;

import dev.darkroom.server.Json;
import dev.darkroom.server.http.route.Role;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;

/**
 * The tokens of a data folder, {@code tokens.json}: hashes, names and roles, readable by its owner alone. It is replaced
 * as a whole or not at all; two commands at the same time wait for each other.
 */
public final class TokenFile {
    private static final String FORMAT = "darkroom-tokens/1";
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;

    public TokenFile(Path dataFolder) {
        file = dataFolder.resolve("tokens.json");
    }

    Path file() {
        return file;
    }

    /** How it is written. */
    record Content(String format, List<Token> tokens) {}

    /** A new token, and the secret that nobody is told again. */
    public record Made(Token token, String secret) {}

    /**
     * All of them, in the order in which they were made.
     *
     * @throws TokenFileException when it is damaged or cannot be read
     */
    public List<Token> read() {
        byte[] text;
        try {
            text = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new TokenFileException(
                    "The tokens in " + file + " cannot be read; let the user who runs Darkroom own the file.", e);
        }
        try {
            Content content = Json.COMPACT.readValue(text, Content.class);
            if (FORMAT.equals(content.format())) {
                return List.copyOf(content.tokens());
            }
        } catch (JacksonException | NullPointerException e) {
            throw damaged(e);
        }
        throw damaged(new IllegalStateException("another format"));
    }

    /**
     * Makes a token.
     *
     * @param life empty for one that does not expire
     * @return empty when there is one of this name already
     * @throws TokenFileException when the file cannot be read or written
     */
    public Optional<Made> add(String name, Role role, Optional<Duration> life) {
        String secret = Token.newSecret();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Token token = new Token(name, role, Token.hash(secret), now, life.map(now::plus));
        return change(tokens -> {
                    if (tokens.stream().anyMatch(each -> each.name().equals(name))) {
                        return tokens;
                    }
                    List<Token> more = new ArrayList<>(tokens);
                    more.add(token);
                    return more;
                })
                ? Optional.of(new Made(token, secret))
                : Optional.empty();
    }

    /**
     * Takes a token away; a running server knows at once.
     *
     * @return whether there was one
     * @throws TokenFileException when the file cannot be read or written
     */
    public boolean remove(String name) {
        return change(tokens ->
                tokens.stream().filter(each -> !each.name().equals(name)).toList());
    }

    private boolean change(UnaryOperator<List<Token>> edit) {
        // A lock on a file is the whole process's: threads of one wait here.
        synchronized (TokenFile.class) {
            return changeAlone(edit);
        }
    }

    private boolean changeAlone(UnaryOperator<List<Token>> edit) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(
                            file.resolveSibling("tokens.lock"),
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                            OWNER_ONLY);
                    FileLock held = channel.lock()) {
                assert held.isValid();
                List<Token> before = read();
                List<Token> after = edit.apply(before);
                if (after.size() == before.size()) {
                    return false;
                }
                replace(Json.INDENTED.writeValueAsBytes(new Content(FORMAT, after)));
                return true;
            }
        } catch (AccessDeniedException e) {
            throw new TokenFileException(
                    "The tokens in " + file + " cannot be written; let the user who runs Darkroom own the folder.", e);
        } catch (IOException e) {
            throw new TokenFileException(
                    "The tokens in " + file + " cannot be written (is the disk full?); nothing was changed.", e);
        }
    }

    private void replace(byte[] content) throws IOException {
        Path temporary = file.resolveSibling(".darkroom-" + UUID.randomUUID() + ".tmp");
        try (FileChannel out = FileChannel.open(
                temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ONLY)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private TokenFileException damaged(Throwable cause) {
        return new TokenFileException(
                "The file of tokens " + file + " is damaged; bring it back from a backup, or move it away and make the"
                        + " tokens anew with: darkroom token add.",
                cause);
    }
}
