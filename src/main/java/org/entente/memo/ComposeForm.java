package org.entente.memo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.attachment.Attachment;
import org.entente.attachment.PostedForm;
import org.entente.site.Problem.Fault;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a memo is written, with everything as it was typed: it comes back whole when something is wrong.
 *
 * @param id of the memo that is being changed, or null for a new one
 * @param typed what stands in each field
 * @param files what is attached so far
 * @param warnings what should be looked at before it is published
 * @param saved the draft of it that is kept, or null
 * @param elsewhere whether another page has saved that draft meanwhile
 * @param drafts what else the author is writing, to go on with it instead
 * @param addresses whom it may be for
 */
public record ComposeForm(
        @Nullable String id,
        Typed typed,
        List<Attachment> files,
        List<Fault> faults,
        List<Fault> warnings,
        @Nullable Draft saved,
        boolean elsewhere,
        List<Draft> drafts,
        Addresses addresses) {

    static ComposeForm of(@Nullable String id, Typed typed, List<Attachment> files, Addresses addresses) {
        return new ComposeForm(id, typed, files, List.of(), List.of(), null, false, List.of(), addresses);
    }

    static ComposeForm empty(Addresses addresses, String request, List<Draft> drafts) {
        var typed = new Typed(Map.of("request", List.of(request)));
        return new ComposeForm(null, typed, List.of(), List.of(), List.of(), null, false, drafts, addresses);
    }

    /** What was posted; {@code kept} are the files of before that are still wanted. */
    static ComposeForm of(@Nullable String id, PostedForm posted, List<Attachment> kept, Addresses addresses) {
        var files = new LinkedHashMap<String, Attachment>();
        Stream.concat(kept.stream(), posted.files().stream()).forEach(file -> files.put(file.id(), file));
        return of(id, Typed.of(posted), List.copyOf(files.values()), addresses);
    }

    private ComposeForm typed(Typed again) {
        return new ComposeForm(id, again, files, faults, warnings, saved, elsewhere, drafts, addresses);
    }

    /** The same as the change of that memo. */
    ComposeForm changing(String memo) {
        return new ComposeForm(memo, typed, files, faults, warnings, saved, elsewhere, drafts, addresses);
    }

    ComposeForm with(List<Fault> wrong) {
        return new ComposeForm(id, typed, files, wrong, warnings, saved, elsewhere, drafts, addresses);
    }

    ComposeForm warned(List<Fault> worth) {
        return new ComposeForm(id, typed, files, faults, worth, saved, elsewhere, drafts, addresses);
    }

    ComposeForm saved(Drafts.Outcome outcome) {
        return new ComposeForm(
                id, typed, files, faults, warnings, outcome.draft(), !outcome.taken(), drafts, addresses);
    }

    /** A new memo's form, to be sent once more although this one was sent before. */
    ComposeForm renewed(String request) {
        return typed(typed.with("request", request).with("draft", ""));
    }

    /** The same, to be laid over a version that was published while this one was written. */
    ComposeForm over(MemoDetail current) {
        return typed(typed.with("overtaken", "true")
                        .with("published", current.publishedAt() == null ? "" : "true")
                        .with("version", String.valueOf(current.version())))
                .with(List.of());
    }

    /** Of the memo that is changed: the one that the author read. */
    public int version() {
        return typed.number("version");
    }

    /** Under which key its draft is kept; empty where there can be none. */
    public String draftId() {
        return id == null ? value("request") : id;
    }

    /** Which version of its draft this page saved or opened last. */
    public int draftVersion() {
        return saved == null ? typed.number("draft") : saved.version();
    }

    List<String> fileIds() {
        return files.stream().map(Attachment::id).toList();
    }

    public boolean isOvertaken() {
        return has("overtaken", "true");
    }

    public boolean isSaved() {
        return saved != null && saved.version() > 0;
    }

    /** Single people who are named and known. */
    public List<Addressee> chosen() {
        return addresses.meant(typed.all("people")).stream()
                .flatMap(each -> addresses.find(each).stream())
                .toList();
    }

    /** What stands for single people and is nobody known here. */
    public String unknown() {
        return addresses.meant(typed.all("people")).stream()
                .filter(each -> addresses.find(each).isEmpty())
                .collect(Collectors.joining(", "));
    }

    public String value(String name) {
        return typed.value(name);
    }

    public boolean has(String name, String value) {
        return typed.all(name).contains(value);
    }

    /** How the text in that language will look; nothing for one that is too long to be published. */
    public String html(String language) {
        var body = value("body." + language);
        return body.length() > MemoText.BODY ? "" : Markdown.html(body);
    }

    List<Addressee> readers() {
        return addresses.readers(typed.audience(addresses));
    }

    public Cost cost() {
        return Cost.of(new ArrayList<>(typed.texts().values()), readers());
    }

    public List<Correction> corrections() {
        return faults.stream().map(Correction::new).toList();
    }

    public List<Correction> worthALook() {
        return warnings.stream().map(Correction::new).toList();
    }

    /** What a second press says, so that it publishes. */
    public String seen() {
        return Check.token(warnings);
    }

    /** What is wrong with that field of {@link MemoDraft}, or below it. */
    public Optional<Fault> fault(String field) {
        return faults.stream()
                .filter(each -> each.field().equals(field)
                        || each.field().startsWith(field + ".")
                        || each.field().startsWith(field + "["))
                .findFirst();
    }
}
