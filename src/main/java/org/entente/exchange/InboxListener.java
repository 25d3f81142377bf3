package org.entente.exchange;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Reads mirrored topics and hands them on batch by batch. The offset is committed after the batch's transaction, so a
 * crash in between brings the batch again. While a fault lasts the same batch is tried again, with a growing pause.
 */
final class InboxListener implements Runnable {
    private static final Logger LOG = Logger.getLogger(InboxListener.class.getName());
    private static final long SHORTEST = 100;
    private static final long LONGEST = 5_000;
    private static final long SECOND = 1_000_000_000;

    /** Where a mirrored topic comes from. */
    record Source(String peer, String topic) {}

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<TopicPartition, Source> sources;
    private final boolean fromEnd;
    private final Consumer<List<Arrival>> taker;
    private final BooleanSupplier running;
    private final Map<TopicPartition, OffsetAndMetadata> taken = new HashMap<>();
    private long committedAt = System.nanoTime();

    InboxListener(
            KafkaConsumer<String, byte[]> consumer,
            List<Source> sources,
            boolean fromEnd,
            Consumer<List<Arrival>> taker,
            BooleanSupplier running) {
        this.consumer = consumer;
        this.sources = new HashMap<>();
        sources.forEach(source ->
                this.sources.put(new TopicPartition(Topics.mirrored(source.peer(), source.topic()), 0), source));
        this.fromEnd = fromEnd;
        this.taker = taker;
        this.running = running;
    }

    @Override
    public void run() {
        try (consumer) {
            consumer.assign(sources.keySet());
            if (fromEnd) {
                consumer.seekToEnd(sources.keySet());
            }
            while (running.getAsBoolean()) {
                read();
            }
        } catch (WakeupException stopped) {
            // asked to stop while polling
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() throws InterruptedException {
        var records = consumer.poll(Duration.ofMillis(500));
        if (records.isEmpty()) {
            commit();
            return;
        }
        var batch = new ArrayList<Arrival>();
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (var record : records) {
            var partition = new TopicPartition(record.topic(), record.partition());
            var source = java.util.Objects.requireNonNull(sources.get(partition));
            batch.add(CloudEvents.read(record, source.peer(), source.topic()));
            offsets.put(partition, new OffsetAndMetadata(record.offset() + 1));
        }
        if (takeUntilDone(batch)) {
            taken.putAll(offsets);
            commit();
        }
    }

    /** Once a second is enough: what comes again is known by its number. */
    private void commit() {
        if (!taken.isEmpty() && System.nanoTime() - committedAt > SECOND) {
            consumer.commitAsync(Map.copyOf(taken), null);
            taken.clear();
            committedAt = System.nanoTime();
        }
    }

    private boolean takeUntilDone(List<Arrival> batch) throws InterruptedException {
        for (long pause = SHORTEST; running.getAsBoolean(); pause = Math.min(2 * pause, LONGEST)) {
            try {
                taker.accept(batch);
                return true;
            } catch (RuntimeException fault) {
                LOG.log(
                        Level.WARNING,
                        "the inbox waits: a batch could not be applied now, envelopes=" + batch.size() + " pauseMs="
                                + pause,
                        fault);
                Thread.sleep(pause);
            }
        }
        return false;
    }

    void stop() {
        consumer.wakeup();
    }
}
