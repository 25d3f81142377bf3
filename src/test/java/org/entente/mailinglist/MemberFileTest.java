package org.entente.mailinglist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.entente.site.Problem;
import org.junit.jupiter.api.Test;

class MemberFileTest {
    private static MemberFile read(String text) {
        return MemberFile.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Member member(String address, String name) {
        return new Member(address, name, null, "fr", "digest", false, Instant.EPOCH, 0, "", null, null);
    }

    @Test
    void takesColumnsInAnyOrderAndNeedsOnlyTheAddress() {
        var file = read("\uFEFFName;Address;x\r\nZoé;Zoe@Outside.Example;1\r\n;b@c.example;\r\n");

        assertEquals(
                List.of("zoe@outside.example", "b@c.example"),
                List.copyOf(file.members().keySet()));
        assertEquals(new Members.Wish("Zoé", null, null), file.members().get("zoe@outside.example"));
        assertEquals(new Members.Wish(null, null, null), file.members().get("b@c.example"));
        assertEquals(List.of(), file.badLines());
    }

    @Test
    void leavesOutBadLinesAndSaysWhich() {
        var file = read("address,language,mode\na@b.example,fr,each\nnobody,,\nc@d.example,de,\ne@f.example,,weekly\n"
                + "A@b.example,,\n");

        assertEquals(1, file.members().size());
        assertEquals(
                List.of("3 address", "4 language", "5 mode", "6 address"),
                file.badLines().stream()
                        .map(bad -> bad.line() + " " + bad.column())
                        .toList());
        assertEquals("mailinglist.import.twice", file.badLines().get(3).text());
    }

    @Test
    void refusesWhatIsNoSuchFile() {
        assertEquals(
                "member-file",
                assertThrows(Problem.class, () -> read("mail,name\na@b.example,A\n"))
                        .type());
        var latin = "address,name\na@b.example,Zoé\n".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                "member-file",
                assertThrows(Problem.class, () -> MemberFile.read(latin)).type());
    }

    @Test
    void writesNoFormulaAndReadsItselfBack() {
        var members =
                List.of(member("=cmd@b.example", "=HYPERLINK(\"http://evil.example\")"), member("a@b.example", "A; B"));
        var octets = MemberFile.write(members, Locale.FRENCH);
        var lines = new String(octets, StandardCharsets.UTF_8).split("\r\n");

        assertEquals("\uFEFFaddress;name;language;mode", lines[0]);
        assertEquals("'=cmd@b.example;\"'=HYPERLINK(\"\"http://evil.example\"\")\";fr;digest", lines[1]);
        var again = MemberFile.read(octets);
        assertEquals(
                List.of("=cmd@b.example", "a@b.example"),
                List.copyOf(again.members().keySet()));
        assertEquals(
                "=HYPERLINK(\"http://evil.example\")",
                again.members().get("=cmd@b.example").name());
        assertEquals("A; B", again.members().get("a@b.example").name());
    }
}
