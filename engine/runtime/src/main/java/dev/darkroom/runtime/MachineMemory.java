package dev.darkroom.runtime;

import java.lang.management.ManagementFactory;

/** How much memory the machine, or the container, has. */
final class MachineMemory {
    private static final long UNKNOWN = 4L << 30;

    private MachineMemory() {}

    static long bytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean machine
                ? machine.getTotalMemorySize()
                : UNKNOWN;
    }
}
