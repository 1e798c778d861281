package dev.darkroom.runtime.plugin;

/** A plugin cannot be used. The message goes on from the plugin's name: "has no ...; do ...". */
final class PluginRefusedException extends RuntimeException {
    PluginRefusedException(String message) {
        super(message);
    }

    PluginRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
