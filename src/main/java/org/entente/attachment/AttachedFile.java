package org.entente.attachment;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file's place on an item, with the name it has there. */
@Entity
@Table(name = "attachment")
class AttachedFile {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String item = "";
    private int position;
    private String sha256 = "";
    private String name = "";
    private String type = "";
    private boolean announced;

    protected AttachedFile() {}

    AttachedFile(String item, int position, Reference file, boolean announced) {
        this.item = item;
        this.position = position;
        this.sha256 = file.id();
        this.name = file.name();
        this.type = file.type();
        this.announced = announced;
    }

    /** The key under which its chunks travel: the hash, and which reference made them travel. */
    String announcement() {
        return sha256 + "/" + Objects.requireNonNull(id);
    }

    void announce() {
        announced = true;
    }

    boolean isAnnounced() {
        return announced;
    }

    String item() {
        return item;
    }

    String sha256() {
        return sha256;
    }

    String name() {
        return name;
    }

    /** As the item announced it; what this site saw itself is better. */
    String type() {
        return type;
    }
}
