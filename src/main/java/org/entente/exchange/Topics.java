package org.entente.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.entente.site.Site;

/**
 * The topics of a site, as {@code kafka/topics.properties} describes them, and their upkeep on the site's own broker:
 * what is missing is created again, a peer's mirror may read each of them and nothing else.
 */
@Singleton
public class Topics {
    public static final String MEMOS = "entente_memos";
    public static final String RECEIPTS = "entente_receipts";
    public static final String DIRECTORY = "entente_directory";
    public static final String LISTS = "entente_lists";
    public static final String POSTS = "entente_posts";
    public static final String NOTICES = "entente_notices";
    public static final String RELEASES = "entente_releases";
    public static final String ATTACHMENTS = "entente_attachments";
    static final String HEARTBEATS = "entente_heartbeats";
    static final String REQUESTS = "entente_requests";

    private static final Logger LOG = Logger.getLogger(Topics.class.getName());
    private static final String FILE = "/kafka/topics.properties";

    private final Map<String, Map<String, String>> settings = new HashMap<>();
    private final Site site;
    private final KafkaClients clients;

    @Inject
    Topics(Site site, KafkaClients clients) {
        this.site = site;
        this.clients = clients;
        var file = new Properties();
        try (var in = Topics.class.getResourceAsStream(FILE)) {
            file.load(new InputStreamReader(java.util.Objects.requireNonNull(in), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new IllegalStateException("Cannot read " + FILE, broken);
        }
        file.stringPropertyNames().forEach(topic -> settings.put(topic, parse(file.getProperty(topic))));
    }

    private static Map<String, String> parse(String line) {
        var config = new HashMap<String, String>();
        for (var pair : line.split(";")) {
            var at = pair.indexOf('=');
            config.put(pair.substring(0, at).strip(), pair.substring(at + 1).strip());
        }
        return config;
    }

    /** The numbered streams, those that people wait for first. */
    static List<String> streams() {
        return List.of(MEMOS, RECEIPTS, LISTS, POSTS, NOTICES, DIRECTORY, RELEASES, ATTACHMENTS);
    }

    /** Whether parts of files are among its envelopes: read and sent apart, a few at a time, so that words overtake them. */
    static boolean heavy(String topic) {
        return topic.equals(ATTACHMENTS) || topic.equals(RELEASES);
    }

    /** The mirrored copy of a peer's topic, as MirrorMaker names it. */
    static String mirrored(String peer, String topic) {
        return peer + "." + topic;
    }

    /** Creates what is missing on the site's broker and lets each peer's mirror read what is shared. */
    void ensure() {
        try (var admin = Admin.create(clients.settings(Map.of()))) {
            create(admin);
            admit(admin);
        } catch (ExecutionException | TimeoutException fault) {
            throw new BrokerFault("The topics of this site could not be checked: " + fault.getMessage(), fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BrokerFault("Interrupted while checking topics", stopped);
        }
    }

    private void create(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        var wanted = new HashMap<String, Map<String, String>>();
        settings.forEach((topic, config) -> {
            wanted.put(topic, config);
            site.peers().forEach(peer -> wanted.put(mirrored(peer, topic), config));
        });
        admin.listTopics().names().get(10, TimeUnit.SECONDS).forEach(wanted::remove);
        if (!wanted.isEmpty()) {
            Collection<NewTopic> missing = new ArrayList<>();
            wanted.forEach((topic, config) -> missing.add(new NewTopic(topic, 1, (short) -1).configs(config)));
            admin.createTopics(missing).all().get(10, TimeUnit.SECONDS);
            LOG.log(Level.INFO, "created topics={0}", wanted.keySet());
        }
    }

    private void admit(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        var bindings = new ArrayList<AclBinding>();
        for (var peer : site.peers()) {
            for (var topic : settings.keySet()) {
                for (var operation : List.of(AclOperation.READ, AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS)) {
                    bindings.add(new AclBinding(
                            new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                            new AccessControlEntry(
                                    "User:CN=" + peer + "-mirror", "*", operation, AclPermissionType.ALLOW)));
                }
            }
        }
        try {
            admin.createAcls(bindings).all().get(10, TimeUnit.SECONDS);
        } catch (ExecutionException refused) {
            if (!(refused.getCause() instanceof SecurityDisabledException)) {
                throw refused;
            }
            LOG.warning("this broker has no authorizer: whoever reaches it may read every topic");
        }
    }
}
