package org.entente.memo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProofTest {
    @Test
    void readsNamesAsPeopleDo() {
        var people = Stream.of("Zoé Barthélemy", "Étienne Lefèvre", "François Bérard", "Émile Petit", "Eleanor Hughes")
                .map(name -> new Proof.Missing(name, name, null))
                .sorted(Proof.Missing.BY_NAME)
                .map(Proof.Missing::name)
                .toList();
        assertEquals(
                List.of("Eleanor Hughes", "Émile Petit", "Étienne Lefèvre", "François Bérard", "Zoé Barthélemy"),
                people);
    }
}
