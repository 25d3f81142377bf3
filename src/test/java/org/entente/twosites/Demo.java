package org.entente.twosites;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/**
 * {@code mvn -Pdemo}: both sites and the control page, until Ctrl-C. {@code -Ddemo.port} moves the control page and with
 * it every other port, {@code -Ddemo.password} is everybody's password, and {@code -Ddemo.attached=true} ends the demo
 * when the process that started it is gone.
 */
public final class Demo {
    private static final int SHOWN = 8;

    private Demo() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (Boolean.getBoolean("demo.attached")) {
            ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(1)));
        }
        try {
            run();
        } catch (StartFailed | IOException sentence) {
            System.err.println("Entente does not start. " + sentence.getMessage());
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    private static void run() throws IOException, InterruptedException {
        var first = Ports.first(System.getProperty("demo.port", String.valueOf(Ports.DEMO)));
        var password = System.getProperty("demo.password", Settings.PASSWORD);
        System.out.println("Entente starts both sites; Ctrl-C stops them. Data and logs are in target/demo.");
        var settings = Settings.forDemo(first, password, System.out::println);
        var sites = TwoSites.start(settings);
        DemoAbsence.state(sites.site("fr"), password);
        var page = new ControlServer(sites, first);
        System.out.println();
        System.out.println("Ready.");
        System.out.printf("  %-24s http://localhost:%d%n", "Control page", page.port());
        for (var name : sites.sites()) {
            var site = sites.site(name);
            System.out.printf("  %-24s %s%n", site.title(), site.address());
        }
        System.out.printf("  %-24s SMTP %d, IMAP %d%n", "Mail", sites.smtpPort(), sites.imapPort());
        for (var name : sites.sites()) {
            System.out.printf("  %-24s %s%n", "Sign-ins, " + name, signIns(settings, name));
        }
        System.out.printf("  %-24s %s%n", "Password of everybody", password);
    }

    private static String signIns(Settings settings, String site) {
        var people = new DemoPeople(settings.project()).of(site);
        var first = people.stream().limit(SHOWN).map(DemoPeople.Person::signIn).collect(Collectors.joining(" "));
        return people.size() <= SHOWN
                ? first
                : first + " and " + (people.size() - SHOWN) + " more, on the control page";
    }
}
