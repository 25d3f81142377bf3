package org.entente.twosites;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Ends the parts when this JVM ends, even by SIGKILL: a shell reads a pipe whose other end only we hold, and the system
 * closes it for us. The shell itself ignores Ctrl-C, which the terminal sends to it too.
 */
final class Watchdog implements AutoCloseable {
    private static final String SCRIPT = """
            trap '' INT TERM HUP QUIT
            list=
            while read -r sign pid signal; do
              rest=
              for entry in $list; do [ "${entry%%:*}" = "$pid" ] || rest="$rest $entry"; done
              list=$rest
              [ "$sign" = + ] && list="$list $pid:$signal"
            done
            for entry in $list; do kill -s "${entry#*:}" "${entry%%:*}" 2>/dev/null; done
            turn=0
            while [ $turn -lt 20 ]; do
              alive=
              for entry in $list; do kill -0 "${entry%%:*}" 2>/dev/null && alive=yes; done
              [ "$alive" ] || exit 0
              sleep 0.2
              turn=$((turn + 1))
            done
            for entry in $list; do kill -s KILL "${entry%%:*}" 2>/dev/null; done
            exit 0
            """;

    private final Writer pipe;

    Watchdog() {
        try {
            var shell = new ProcessBuilder("sh", "-c", SCRIPT)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            this.pipe = shell.outputWriter(StandardCharsets.US_ASCII);
        } catch (IOException noShell) {
            throw new StartFailed("The watchdog needs the command sh, which cannot be started.", noShell);
        }
    }

    /** From now on the process ends with us, by {@code signal} first (for instance {@code TERM}). */
    synchronized void watch(long pid, String signal) {
        tell("+ " + pid + " " + signal);
    }

    synchronized void forget(long pid) {
        tell("- " + pid);
    }

    private void tell(String line) {
        try {
            pipe.write(line + "\n");
            pipe.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException("the watchdog is gone", gone);
        }
    }

    @Override
    public synchronized void close() {
        try {
            pipe.close();
        } catch (IOException alreadyGone) {
            // it has nothing left to do
        }
    }
}
