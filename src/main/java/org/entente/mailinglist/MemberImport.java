package org.entente.mailinglist;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.entente.people.ImportReport.BadLine;
import org.entente.people.Profile;
import org.entente.site.Problem;

/** Many members at once, from a file and to one. */
@Singleton
class MemberImport {
    private static final int EVERYBODY = 100_000;

    private final Lists lists;
    private final Members members;

    @Inject
    MemberImport(Lists lists, Members members) {
        this.lists = lists;
        this.members = members;
    }

    /** What became of a file. */
    public record Report(int added, int changed, List<BadLine> badLines) {
        private static final int FIRST = 200;

        public List<BadLine> shown() {
            return badLines.subList(0, Math.min(FIRST, badLines.size()));
        }
    }

    /** Good lines count though others are bad. Whoever is in it and not in the file stays; who was suspended is not any more. */
    @Transactional
    public Report read(String list, byte[] file, Profile by) {
        if (lists.owned(list, by).isClosed()) {
            throw new Problem(409, "list-closed", "A closed list takes no members.");
        }
        var read = MemberFile.read(file);
        int added = 0;
        for (var member : read.members().entrySet()) {
            added += members.put(list, member.getKey(), member.getValue()) ? 1 : 0;
        }
        return new Report(added, read.members().size() - added, List.copyOf(new ArrayList<>(read.badLines())));
    }

    @Transactional
    public byte[] write(String list, Profile by) {
        return MemberFile.write(members.list(lists.owned(list, by).name(), "", EVERYBODY), by.language());
    }
}
