package org.entente.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What it ran on, as far as numbers depend on it; nothing that would say whose machine it is. */
record Machine(int cores, long memoryMb, String jdk, String os, double load) {
    static Machine here() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize() >> 20,
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Math.round(system.getSystemLoadAverage() * 10) / 10.0);
    }

    @Override
    public String toString() {
        return "%d cores, %d MB, %s, %s, load %.1f at the start".formatted(cores, memoryMb, jdk, os, load);
    }
}
