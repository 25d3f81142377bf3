package org.entente.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import org.entente.twosites.TwoSites;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One more node of site fr, on the same database and broker, started by Arquillian with tests inside. */
public final class SecondNode {
    private SecondNode() {}

    /** Starts the two sites and tells Arquillian of them; stands before {@code @ArquillianTest}. Inert inside the node. */
    public static final class Ready implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            if (System.getProperty("second.node.inside") == null && System.getProperty("second.node.port") == null) {
                SecondNode.describe(TwoSites.shared());
            }
        }
    }

    /** Where it answers. */
    public static URI address() {
        return URI.create("http://127.0.0.1:" + System.getProperty("second.node.port"));
    }

    private static void describe(TwoSites sites) {
        var site = sites.site("fr");
        var project = sites.settings().project();
        int port = freePort();
        System.setProperty("second.node.port", String.valueOf(port));
        System.setProperty(
                "second.node.micro",
                project.resolve("target/parts/payara-micro.jar").toString());
        System.setProperty(
                "second.node.options",
                "--port " + port + " --nohazelcast --disablephonehome --rootdir "
                        + sites.settings().root().resolve("second-node") + " --prebootcommandfile "
                        + project.resolve("payara/preboot.asadmin") + " --contextroot /");
        System.setProperty(
                "second.node.jvm",
                String.join(
                        " ",
                        "-Xmx320m -XX:+UseSerialGC -XX:TieredStopAtLevel=1",
                        "-Dsecond.node.inside=true",
                        "-Dentente.people.demo-password=" + sites.settings().password(),
                        "-Dentente.site.name=fr",
                        "-Dentente.site.peers=uk",
                        "-Dentente.mail.key.file="
                                + sites.settings().root().resolve("fr").resolve("mail.key"),
                        "-Dentente.site.database.url=" + site.databaseUrl(),
                        "-Dentente.site.database.user=" + site.databaseUser(),
                        "-Dentente.site.database.password=" + site.databasePassword(),
                        "-Dentente.exchange.bootstrap=" + site.bootstrap()));
    }

    /** The application as it is deployed, with these tests in it. */
    public static WebArchive archive(Class<?>... tests) {
        return ShrinkWrap.create(ZipImporter.class, "entente.war")
                .importFrom(Path.of("target/entente.war").toFile())
                .as(WebArchive.class)
                .addClasses(tests);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
