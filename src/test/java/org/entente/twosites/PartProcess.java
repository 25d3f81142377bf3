package org.entente.twosites;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The life of a part: stopped, starting, ready, and stopped again by our wish, by a kill or by itself. {@link #start()}
 * waits until it is ready; from another thread it may be killed or stopped meanwhile.
 */
final class PartProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final Part part;
    private final Settings settings;
    private final Watchdog watchdog;
    private final Leftovers leftovers;
    private @Nullable Process process;
    private boolean ready;
    private boolean closed;

    PartProcess(Part part, Settings settings, Watchdog watchdog, Leftovers leftovers) {
        this.part = part;
        this.settings = settings;
        this.watchdog = watchdog;
        this.leftovers = leftovers;
    }

    Part part() {
        return part;
    }

    Path log() {
        return settings.root().resolve("logs").resolve(part.name() + ".log");
    }

    synchronized PartState state() {
        var running = process;
        if (running == null || !running.isAlive()) {
            return new PartState(part.name(), "stopped", null, part.port());
        }
        return new PartState(part.name(), ready ? "ready" : "starting", running.pid(), part.port());
    }

    /** Starts it and waits until it does its work; does nothing where it runs already. */
    void start() {
        var until = Instant.now().plus(PATIENCE);
        while (true) {
            var log = Log.from(log());
            var running = launch();
            if (running == null || becomesReady(running, log, until)) {
                return;
            }
        }
    }

    private synchronized @Nullable Process launch() {
        var running = process;
        if (running != null && running.isAlive()) {
            return ready ? null : running;
        }
        refuseIfClosed();
        part.prepare();
        try {
            var builder = new ProcessBuilder(part.command()).redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            builder.directory(settings.project().toFile());
            builder.environment().putAll(part.environment());
            builder.environment().putAll(settings.environment().getOrDefault(part.name(), java.util.Map.of()));
            ready = false;
            var started = builder.start();
            process = started;
            watchdog.watch(started.pid(), part.signal());
            leftovers.note(part.name(), started.toHandle());
            started.onExit().thenAccept(this::ended);
            return started;
        } catch (IOException missing) {
            throw new StartFailed("%s cannot be run: %s.".formatted(part.name(), missing.getMessage()), missing);
        }
    }

    /** False where it ended by something that passes, and may be tried again. */
    private boolean becomesReady(Process running, Log log, Instant until) {
        while (true) {
            if (!running.isAlive()) {
                refuseIfClosed();
                if (part.isPassing(log) && Instant.now().isBefore(until)) {
                    pause();
                    return false;
                }
                throw failed("stopped while it started: " + log.cause());
            }
            if (part.isReady(log)) {
                synchronized (this) {
                    ready = process == running;
                }
                return true;
            }
            var fault = part.fault(log);
            if (fault.isPresent()) {
                kill();
                throw failed("cannot do its work: " + fault.get());
            }
            if (Instant.now().isAfter(until)) {
                kill();
                throw failed("was not ready within " + PATIENCE.toSeconds() + " s");
            }
            pause();
        }
    }

    private StartFailed failed(String what) {
        return new StartFailed("%s %s%s See %s".formatted(part.name(), what, what.endsWith(".") ? "" : ".", log()));
    }

    private synchronized void refuseIfClosed() {
        if (closed) {
            throw new StartFailed("The sites are being stopped.");
        }
    }

    static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartFailed("The start was interrupted.", interrupted);
        }
    }

    private synchronized void ended(Process gone) {
        if (process == gone) {
            leftovers.strike(part.name());
            if (ready && !closed) {
                settings.progress().accept("%s stopped; its log is %s".formatted(part.name(), log()));
            }
            ready = false;
        }
        watchdog.forget(gone.pid());
    }

    /** SIGKILL, as a crash. */
    synchronized void kill() {
        var running = process;
        if (running != null && running.isAlive()) {
            ready = false;
            Leftovers.killTree(running.toHandle());
        }
    }

    /** In order, with a kill after {@code patience}. */
    void stop(Duration patience) {
        Process running;
        synchronized (this) {
            running = process;
            ready = false;
        }
        if (running == null || !running.isAlive()) {
            return;
        }
        try {
            if (part.signal().equals("TERM")) {
                running.destroy();
            } else {
                Commands.succeeds("kill", "-s", part.signal(), String.valueOf(running.pid()));
            }
            running.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stubborn) {
            kill();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException interrupted) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /** The same, and it never starts again. */
    void close(Duration patience) {
        synchronized (this) {
            closed = true;
        }
        stop(patience);
    }
}
