package org.entente.attachment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That somebody brought these octets here, and what they called them last. */
@Entity
@Table(name = "upload")
class Upload {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String sha256 = "";
    private String uploader = "";
    private String name = "";

    @Column(name = "uploaded_at", insertable = false, updatable = false)
    private @Nullable Instant uploadedAt;

    protected Upload() {}

    String name() {
        return name;
    }
}
