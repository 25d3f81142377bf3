package org.entente.mailinglist;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.bind.JsonbBuilder;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.entente.attachment.Attachments;
import org.entente.mail.Letter;
import org.entente.mail.MailFile;
import org.entente.mail.MailSite;
import org.entente.mail.Mailbox;
import org.entente.site.Database;
import org.entente.site.Schema;
import org.entente.site.Site;

/**
 * What was posted in the past week of a demo, from the file {@code entente.mailinglist.samples}; a real site names none.
 * It is in the archive of the lists that are at home here as if it had gone out, and is mailed to nobody.
 */
@Singleton
class SamplePosts {
    private final Optional<String> file;
    private final Database database;
    private final Lists lists;
    private final PostFiles files;
    private final Attachments attachments;
    private final MailSite mail;
    private final Site site;

    @Inject
    SamplePosts(
            Config config,
            Database database,
            Lists lists,
            PostFiles files,
            Attachments attachments,
            MailSite mail,
            Site site) {
        this.file = config.getOptionalValue("entente.mailinglist.samples", String.class)
                .filter(name -> !name.isBlank());
        this.database = database;
        this.lists = lists;
        this.files = files;
        this.attachments = attachments;
        this.mail = mail;
        this.site = site;
    }

    @Transactional
    public void begin(@Observes @Priority(Schema.FIRST + 960) Startup started) {
        if (file.isPresent()
                && database.update("insert into site_fact (name, value) values ('sample-posts', now()::text)"
                                + " on conflict do nothing")
                        > 0) {
            try {
                var text = Files.readString(Path.of(file.get()));
                var all = List.of(JsonbBuilder.create().fromJson(text, SamplePost[].class));
                all.forEach(post -> lists.known(post.list())
                        .filter(list -> list.homeSite().equals(site.name()))
                        .ifPresent(list -> layDown(list, post, all)));
            } catch (IOException missing) {
                throw new IllegalStateException(
                        "entente.mailinglist.samples names the file " + file.get() + ", and it cannot be read.",
                        missing);
            }
        }
    }

    private void layDown(MailingList list, SamplePost post, List<SamplePost> all) {
        var at = post.wentOutAt(site.zone());
        var sender = new Mailbox(post.senderName(), mail.address(post.sender()));
        var answered = Optional.ofNullable(post.answers()).map(all::get);
        var letter = new Letter(sender)
                .messageId(post.id() + "@" + mail.domain())
                .date(at)
                .to(new Mailbox(list.settings().title(site.language()), list.address()))
                .subject(post.subject())
                .text(post.text());
        answered.ifPresent(before -> letter.answers(before.id() + "@" + mail.domain()));
        var original = files.store(list, new MailFile("message.eml", "message/rfc822", null, letter.write()));
        database.update(
                """
                insert into list_post (id, list, home_site, state, message_id, thread, parents, sender_name, sender_address,
                    subject, text, original, sent_at, published_at, arrived_at, distributed_at)
                values (?, ?, ?, 'published', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""",
                post.id(),
                list.name(),
                site.name(),
                post.id() + "@" + mail.domain(),
                first(post, all).id(),
                answered.map(before -> List.of(before.id() + "@" + mail.domain()))
                        .orElse(List.of()),
                sender.name(),
                sender.address(),
                post.subject(),
                post.text(),
                original,
                at,
                at,
                at,
                at);
        attachments.attach(PostRow.item(post.id()), List.of(original), PostFiles.uploader(list));
    }

    private static SamplePost first(SamplePost post, List<SamplePost> all) {
        return post.answers() == null ? post : first(all.get(post.answers()), all);
    }
}
