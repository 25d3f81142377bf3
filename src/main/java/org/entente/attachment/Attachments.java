package org.entente.attachment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.entente.exchange.Outbox;
import org.entente.people.Profile;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The files of this site's items. {@code item} is the item's key on the road, its feature first: {@code memo/0193...};
 * an {@code id} is the SHA-256 of a file in lower-case hexadecimal.
 */
@Singleton
@Transactional
public class Attachments {
    static final String TOPIC = "entente_attachments";
    static final String CHUNK = "org.entente.attachment.chunk";
    private static final int MOST = 50;

    private final Intake intake;
    private final Files files;
    private final Blobs blobs;
    private final Chunks chunks;
    private final Outbox outbox;

    @Inject
    Attachments(Intake intake, Files files, Blobs blobs, Chunks chunks, Outbox outbox) {
        this.intake = intake;
        this.files = files;
        this.blobs = blobs;
        this.chunks = chunks;
        this.outbox = outbox;
    }

    /** The largest file that this site takes, in octets. */
    public long limit() {
        return intake.limit();
    }

    /** The same as people say it, to one decimal. */
    double megabytes() {
        return intake.megabytes();
    }

    /**
     * Takes a file in as it comes, one chunk at a time. When this returns, the file survives a crash; until then it
     * does not exist for anybody. The same octets a second time are the same attachment.
     *
     * @throws Problem 413 {@code attachment-too-large}; 400 {@code invalid} for an empty file, field {@code file}
     */
    @Transactional(TxType.NOT_SUPPORTED)
    public Attachment store(InputStream file, @Nullable String name, String uploader) throws IOException {
        return intake.take(file, FileName.clean(name), uploader);
    }

    /**
     * Makes these the item's files, in this order; what it had before and is not among them is let go. Each must be on
     * the item already, or be an upload of this person's, or be on another item that this person may read.
     *
     * @throws Problem 400 {@code invalid} with a fault on {@code attachments[n]} for one that is unknown or not theirs
     *     (the two look alike); 409 {@code attachment-arriving} for one that this site has not whole
     */
    public List<Attachment> attach(String item, List<String> ids, String signIn) {
        var faults = new ArrayList<Problem.Fault>();
        if (ids.size() > MOST) {
            throw Problem.invalid("attachments", "attachment.fault.too-many", MOST);
        }
        new TreeSet<>(ids.stream().filter(Reference::isHash).toList()).forEach(blobs::keep);
        var before = files.on(item);
        var after = new ArrayList<AttachedFile>();
        for (var id : new LinkedHashSet<>(ids)) {
            var old = before.stream().filter(file -> file.sha256().equals(id)).findFirst();
            var attachment = old.map(files::show).or(() -> files.readable(id, signIn, null));
            if (attachment.isEmpty()) {
                faults.add(new Problem.Fault("attachments[%d]".formatted(ids.indexOf(id)), "attachment.fault.unknown"));
                continue;
            }
            requireArrived(attachment.get());
            after.add(new AttachedFile(
                    item,
                    after.size(),
                    attachment.get().reference(),
                    old.map(AttachedFile::isAnnounced).orElse(false)));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        files.replace(before, after);
        return after.stream().map(files::show).toList();
    }

    /**
     * Sends the item's files to the other sites, after what the feature published about the item in the same
     * transaction. A file that was already sent for this item is not sent again.
     */
    public void publish(String item) {
        for (var file : files.on(item)) {
            if (!file.isAnnounced()) {
                var size = blobs.keep(file.sha256()).map(Blob::size).orElseThrow();
                outbox.announce(TOPIC, CHUNK, file.announcement(), Chunks.parts(Objects.requireNonNull(size)));
                file.announce();
            }
        }
    }

    /**
     * Makes these the files of an item that came from another site. Their octets may have come before, in part or
     * whole, or follow.
     */
    public void expect(String item, List<Reference> references) {
        references.stream().sorted(Comparator.comparing(Reference::id)).forEach(this::expect);
        var after = new ArrayList<AttachedFile>();
        for (var reference : references) {
            after.add(new AttachedFile(item, after.size(), reference, true));
        }
        files.replace(files.on(item), after);
    }

    private void expect(Reference reference) {
        var blob = blobs.lock(reference.id());
        if (!blob.isArrived()) {
            blob.expect(reference.size());
            chunks.trim(blob.id(), reference.size());
            if (!blobs.settle(blob, reference.size())) {
                blobs.damage(blob);
            }
        }
    }

    /** The item's files in their order, with what is here of each. */
    public List<Attachment> of(String item) {
        return files.on(item).stream().map(files::show).toList();
    }

    /** The octets of one of the item's files, a chunk at a time; empty where the item has it not, or not whole. */
    public Optional<InputStream> open(String item, String id) {
        return files.on(item).stream().anyMatch(file -> file.sha256().equals(id)) ? octets(id) : Optional.empty();
    }

    /** The octets of a file that this person has uploaded or may read. */
    public Optional<InputStream> open(String id, Profile reader) {
        return readable(id, reader.id(), null).flatMap(file -> octets(id));
    }

    private Optional<InputStream> octets(String id) {
        return blobs.find(id)
                .filter(Blob::isArrived)
                .map(blob -> new ChunkStream(chunks, blob.id(), Objects.requireNonNull(blob.size())));
    }

    /** How many files each of these items has; items without any are left out. */
    public Map<String, Long> count(Collection<String> items) {
        return items.isEmpty() ? Map.of() : files.count(items);
    }

    /** Lets the item's files go; octets that nothing else refers to are cleared later. */
    public void detach(String item) {
        files.replace(files.on(item), List.of());
    }

    /**
     * The file, if this person may read it: an upload of theirs, or on an item that they may read. The name is the one
     * it has on {@code item}, or else where they find it first.
     */
    public Optional<Attachment> readable(String id, String signIn, @Nullable String item) {
        return Reference.isHash(id) ? files.readable(id, signIn, item) : Optional.empty();
    }

    static void requireArrived(Attachment file) {
        if (file.damaged()) {
            throw new Problem(409, "attachment-damaged", "\"%s\" came damaged.".formatted(file.name()))
                    .with(file.name());
        }
        if (!file.whole()) {
            var here = Chunks.parts(file.arrived());
            var parts = Chunks.parts(file.size());
            throw new Problem(
                            409,
                            "attachment-arriving",
                            "\"%s\" is still arriving: %d of %d parts are here.".formatted(file.name(), here, parts))
                    .with(file.name(), here, parts);
        }
    }
}
