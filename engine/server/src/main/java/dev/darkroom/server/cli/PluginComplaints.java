package dev.darkroom.server.cli;

import dev.darkroom.runtime.Darkroom;

/** What is wrong with plugins, on stderr: they do not keep the others from working. */
final class PluginComplaints {
    private PluginComplaints() {}

    static void print(Console console, Darkroom engine) {
        engine.pluginProblems().forEach(problem -> console.err()
                .println("darkroom: plugin " + problem.plugin() + ": " + problem.message()));
    }
}
