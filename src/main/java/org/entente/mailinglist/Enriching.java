package org.entente.mailinglist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.entente.mailinglist.PostEnricher.Piece;

/** What an enricher does with a post's release is a transaction of its own: whatever it fails of, the post goes out. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class Enriching {
    public void receive(PostEnricher enricher, Post post) throws IOException {
        enricher.receive(post);
    }

    public Optional<Piece> piece(PostEnricher enricher, Post post, Locale language) throws IOException {
        return enricher.piece(post, language);
    }
}
