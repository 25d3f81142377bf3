package org.entente.attachment;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which files are on which items, and who may see them. */
@Singleton
class Files {
    @PersistenceContext(unitName = "entente")
    private EntityManager entities;

    private final Blobs blobs;
    private final Chunks chunks;
    private final Instance<AttachmentReaders> readers;

    @Inject
    Files(Blobs blobs, Chunks chunks, Instance<AttachmentReaders> readers) {
        this.blobs = blobs;
        this.chunks = chunks;
        this.readers = readers;
    }

    List<AttachedFile> on(String item) {
        return entities.createQuery(
                        "select a from AttachedFile a where a.item = :item order by a.position", AttachedFile.class)
                .setParameter("item", item)
                .getResultList();
    }

    Map<String, Long> count(Collection<String> items) {
        return entities.createQuery(
                        "select a.item, count(a) from AttachedFile a where a.item in :items group by a.item",
                        Object[].class)
                .setParameter("items", items)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
    }

    void replace(List<AttachedFile> before, List<AttachedFile> after) {
        if (before.isEmpty() && after.isEmpty()) {
            return;
        }
        before.forEach(entities::remove);
        entities.flush();
        after.forEach(entities::persist);
        entities.flush();
        before.forEach(file -> blobs.touch(file.sha256()));
    }

    /**
     * On the preferred item, as an upload of their own, or on any other item: in this order, because who has just
     * uploaded a file means it by the name that they gave it.
     */
    Optional<Attachment> readable(String sha256, String signIn, @Nullable String preferred) {
        var all = entities.createQuery(
                        "select a from AttachedFile a where a.sha256 = :sha256 order by a.item, a.position",
                        AttachedFile.class)
                .setParameter("sha256", sha256)
                .getResultList();
        return firstReadable(all, signIn, file -> file.item().equals(preferred))
                .or(() -> uploaded(sha256, signIn))
                .or(() -> firstReadable(all, signIn, file -> true));
    }

    private Optional<Attachment> firstReadable(List<AttachedFile> all, String signIn, Predicate<AttachedFile> which) {
        return all.stream()
                .filter(which)
                .filter(file -> readers.stream().anyMatch(feature -> feature.mayRead(file.item(), signIn)))
                .findFirst()
                .map(this::show);
    }

    private Optional<Attachment> uploaded(String sha256, String signIn) {
        return entities.createQuery(
                        "select u from Upload u where u.sha256 = :sha256 and u.uploader = :signIn", Upload.class)
                .setParameter("sha256", sha256)
                .setParameter("signIn", signIn)
                .getResultStream()
                .findFirst()
                .flatMap(upload -> blobs.find(sha256).map(blob -> show(blob, upload.name(), "")));
    }

    Attachment show(AttachedFile file) {
        return show(blobs.find(file.sha256()).orElseThrow(), file.name(), file.type());
    }

    /** What this site saw in the octets is better than what was announced. */
    private Attachment show(Blob blob, String name, String announced) {
        var size = Objects.requireNonNull(blob.size());
        var type = blob.type() == null ? announced : FileType.refine(blob.type(), name);
        var here = blob.isArrived() ? size : chunks.held(blob.id()).octets();
        return new Attachment(
                blob.sha256(), name, type, size, here, blob.state().shown());
    }
}
