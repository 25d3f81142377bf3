package org.entente.bench;

import java.util.List;

/** One thing that is measured, with its floor. It leaves the installation running and with nothing under way. */
interface Row {
    /** As in {@code -Dbench.rows=latency,burst}. */
    String name();

    List<Line> measure(Installation at) throws Exception;
}
