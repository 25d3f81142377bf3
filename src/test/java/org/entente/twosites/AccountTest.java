package org.entente.twosites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccountTest {
    static Stream<List<String>> accounts() {
        return Stream.of(Account.NAMESPACE, Account.NOBODY);
    }

    /** A command that stood between us and PostgreSQL would get its signals. */
    @ParameterizedTest
    @MethodSource("accounts")
    void isNoRootAndBecomesTheProcess(List<String> account) throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root needs another account");
        var command = new ArrayList<>(account);
        command.addAll(List.of("sh", "-c", "echo $$ $(id -u)"));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var told = new String(process.getInputStream().readAllBytes()).strip().split(" ");
        assumeTrue(process.waitFor() == 0, "forbidden or not installed here: " + String.join(" ", told));
        assertEquals(String.valueOf(process.pid()), told[0]);
        assertNotEquals("0", told[1]);
    }
}
