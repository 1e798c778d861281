package dev.darkroom.server.cli;

import dev.darkroom.server.access.AuditLog;
import dev.darkroom.server.access.Caller;
import dev.darkroom.server.access.Token;
import dev.darkroom.server.access.TokenFile;
import dev.darkroom.server.access.TokenFileException;
import dev.darkroom.server.http.route.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The tokens that callers of a server show. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Makes, lists and removes the tokens that callers of a server show: \"Authorization: Bearer TOKEN\".",
            "A running server knows of a change at once. Once there is a token, every request has to show one."
        })
final class TokenCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 3650;

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    TokenCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(console.out());
        return ExitCode.OK;
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Makes a token and prints it, once: what is kept of it is a hash.")
    int add(
            @Parameters(paramLabel = "NAME", description = "who or what will use it, such as anna or nightly-build")
                    String name,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            converter = RoleReader.class,
                            defaultValue = "run",
                            description =
                                    "view (look), run (and run workflows) or admin (and change the server); default:"
                                            + " ${DEFAULT-VALUE}")
                    Role role,
            @Option(names = "--days", paramLabel = "N", description = "expires after so many days (default: never)")
                    Optional<Integer> days) {
        if (!Token.NAME.matcher(name).matches()) {
            throw UserError.badInput("\"" + name
                    + "\" is no name for a token; give up to 64 letters, digits, dots, dashes and underscores.");
        }
        if (days.isPresent() && (days.get() < 1 || days.get() > MOST_DAYS)) {
            throw UserError.badInput("A token can be good for 1 to " + MOST_DAYS + " days, not " + days.get() + ".");
        }
        TokenFile.Made made = using(file -> file.add(name, role, days.map(Duration::ofDays)))
                .orElseThrow(() -> UserError.badInput("There is a token " + name
                        + " already; choose another name, or remove that one first: darkroom token remove " + name
                        + "."));
        note("token add", name);
        console.out().println(made.secret());
        console.err()
                .println("The token of " + name + " may " + may(role)
                        + made.token().expires().map(end -> " until " + end).orElse("")
                        + ". Keep it now: it cannot be shown again.");
        return ExitCode.OK;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the tokens; never what they are.")
    int list() {
        List<Token> tokens = using(TokenFile::read);
        if (tokens.isEmpty()) {
            console.err().println("There are no tokens; darkroom token add NAME makes one.");
            return ExitCode.OK;
        }
        Table table = new Table().row("NAME", "ROLE", "MADE", "EXPIRES");
        Instant now = Instant.now();
        for (Token token : tokens) {
            String end = token.expires().map(Instant::toString).orElse("never");
            table.row(
                    token.name(),
                    token.role().id(),
                    token.created().toString(),
                    token.expired(now) ? end + " (expired)" : end);
        }
        table.lines(console.columns()).forEach(console.out()::println);
        return ExitCode.OK;
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Takes a token away, with the sessions of browsers that were begun with it.")
    int remove(@Parameters(paramLabel = "NAME", description = "of the token") String name) {
        if (!using(file -> file.remove(name))) {
            throw UserError.badInput("There is no token \"" + name + "\"; darkroom token list shows those there are.");
        }
        note("token remove", name);
        console.err().println("The token of " + name + " is worth nothing any more.");
        return ExitCode.OK;
    }

    private static String may(Role role) {
        return switch (role) {
            case ANYONE, VIEW -> "look";
            case RUN -> "look and run workflows";
            case ADMIN -> "do everything";
        };
    }

    private void note(String what, String name) {
        try (AuditLog log = AuditLog.in(data.folder(console))) {
            log.write(Optional.of(new Caller("command line", Role.ADMIN)), "here", what, Map.of("token", name), 200);
        }
    }

    private <T> T using(java.util.function.Function<TokenFile, T> use) {
        Path folder = EngineOptions.writable("data folder", data.folder(console));
        try {
            return use.apply(new TokenFile(folder));
        } catch (TokenFileException e) {
            throw UserError.failed(String.valueOf(e.getMessage()));
        }
    }

    /** A role by its name. */
    static final class RoleReader implements ITypeConverter<Role> {
        @Override
        public Role convert(String text) {
            return Arrays.stream(Role.values())
                    .filter(role -> role != Role.ANYONE && role.id().equals(text))
                    .findFirst()
                    .orElseThrow(
                            () -> new TypeConversionException("\"" + text + "\" is no role; give view, run or admin"));
        }
    }
}
