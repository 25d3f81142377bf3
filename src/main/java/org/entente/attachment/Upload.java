package org.entente.attachment;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
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

    protected Upload() {}

    String name() {
        return name;
    }
}
