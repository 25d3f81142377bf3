package org.entente.twosites;

import java.util.concurrent.CountDownLatch;

/** {@code mvn -Pdemo}: both sites until Ctrl-C. */
public final class Demo {
    private Demo() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            var settings = Settings.forDemo(
                    Integer.getInteger("demo.port", Ports.DEMO),
                    System.getProperty("demo.password", Settings.PASSWORD),
                    System.out::println);
            var sites = TwoSites.start(settings);
            sites.sites()
                    .forEach(site -> System.out.println(
                            "  " + site + "  " + sites.site(site).address()));
        } catch (StartFailed sentence) {
            System.err.println(sentence.getMessage());
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }
}
