package dev.darkroom.server;

import dev.darkroom.server.cli.CommandLineTool;
import dev.darkroom.server.cli.Console;

/** The only entry point, and the only place where the process is ended. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLineTool(Console.ofProcess()).run(args));
    }
}
