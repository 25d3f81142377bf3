/**
 * How fast Entente is, beside how fast it could be: {@code mvn -Pbench}.
 *
 * <p>Enter by {@link org.entente.bench.Bench}. It runs both sites by {@link org.entente.twosites.TwoSites} with fresh data
 * under {@code target/bench}, on free loopback ports, from the files that an operator deploys, and stops by itself. A new
 * measurement is a {@link org.entente.bench.Row} that gives {@link org.entente.bench.Line}s, named in {@code Bench}.
 *
 * <p>Rules:
 * <ul>
 *   <li>A number means little by itself, on a machine that others share: each stands beside its floor, what the same
 *       machine does in the same minutes with the same octets and without Entente, and it is the ratio that is judged.
 *   <li>Floors are measured with the nodes stopped, so that nothing of ours slows them down and makes us look better.
 *       Then the nodes start and are warmed up.
 *   <li>The median of several runs, with the smallest and the largest beside it.
 *   <li>Latency is counted from when a request was due, not from when the bench got around to sending it.
 *   <li>What is looked at while it is measured is looked at cheaply: by {@code LISTEN}, or by one row 50 times a second.
 *   <li>Each wait has an end, and so has the whole; nothing about the machine is written but its size.
 * </ul>
 *
 * <p>Decisions:
 * <ul>
 *   <li>Nodes run as an operator runs them, with both compilers of the JVM: the demo and the tests do with the first
 *       one, which starts sooner, and with which ciphers and hashes take ten times as long. Only the start is measured
 *       as the demo starts.
 *   <li>The bare mirror is measured on {@code entente_requests}: it is mirrored as all topics are, and nodes read it
 *       from its end, so that what was written while they were stopped concerns nobody.
 *   <li>A burst is one memo, published by REST, copied in SQL with its rows and its envelope under new ids: 20,000
 *       requests would measure how fast requests are. Its envelopes differ from what {@code Memos} writes by the id.
 *   <li>Pages are measured beside {@code /health/live} of the same node: what an answer costs that asks nothing of the
 *       database. Memos for them are laid into the tables, since ten thousand publications would take longer.
 * </ul>
 *
 * <p>Not a test: nothing fails because a machine is slow.
 */
@NullMarked
package org.entente.bench;

import org.jspecify.annotations.NullMarked;
