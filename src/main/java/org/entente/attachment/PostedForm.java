package org.entente.attachment;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;

/**
 * A form with files (multipart/form-data, RFC 7578), read as it comes: fields are kept, files are stored under way. A
 * file that this site does not take is passed over and told of in {@link #refused}, so that a page can show the form
 * again with all that was typed.
 */
public final class PostedForm {
    /** Of all fields together. */
    private static final int LONGEST = 4 * 1024 * 1024;

    private static final int MOST_PARTS = 500;
    private static final int HEADERS = 16 * 1024;

    private final boolean strict;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private final List<Attachment> files = new ArrayList<>();
    private final List<Fault> refused = new ArrayList<>();
    private int room = LONGEST;

    private PostedForm(boolean strict) {
        this.strict = strict;
    }

    /**
     * Reads it all. A file field that the person left empty is no file.
     *
     * @throws Problem 400 {@code invalid} for a broken form or fields over 4 MiB, 415 for another media type
     */
    public static PostedForm read(HttpServletRequest request, Attachments attachments, String signIn)
            throws IOException {
        return new PostedForm(false).take(request, attachments, signIn);
    }

    /** The same for programs: at the first file that is refused nothing more is read, and its problem is thrown. */
    static PostedForm readStrictly(HttpServletRequest request, Attachments attachments, String signIn)
            throws IOException {
        return new PostedForm(true).take(request, attachments, signIn);
    }

    private PostedForm take(HttpServletRequest request, Attachments attachments, String signIn) throws IOException {
        if (!JakartaServletFileUpload.isMultipartContent(request)) {
            throw new Problem(415, "unsupported-media-type", "Send multipart/form-data.");
        }
        var upload = new JakartaServletFileUpload<>();
        upload.setHeaderCharset(StandardCharsets.UTF_8);
        upload.setMaxPartHeaderSize(HEADERS);
        try {
            var parts = upload.getItemIterator(request);
            for (var count = 0; parts.hasNext(); count++) {
                if (count == MOST_PARTS) {
                    throw Problem.invalid("form", "attachment.fault.parts", MOST_PARTS);
                }
                take(parts.next(), attachments, signIn);
            }
            return this;
        } catch (FileUploadException broken) {
            throw Problem.invalid("form", "attachment.fault.form");
        }
    }

    private void take(FileItemInput part, Attachments attachments, String signIn) throws IOException {
        // not closed: closing reads to the end of the part, also when the part was refused half-way
        var octets = part.getInputStream();
        if (part.isFormField()) {
            fields.computeIfAbsent(part.getFieldName(), name -> new ArrayList<>())
                    .add(text(part.getFieldName(), octets));
        } else if (part.getName() != null && !part.getName().isEmpty()) {
            var name = FileName.clean(unescape(part.getName()));
            if (strict && !part.getFieldName().equals("file")) {
                throw Problem.invalid(part.getFieldName(), "attachment.fault.one");
            }
            try {
                files.add(attachments.store(octets, name, signIn));
            } catch (Problem problem) {
                if (strict) {
                    throw problem;
                }
                refused.add(new Fault(
                        part.getFieldName(), "attachment.refused." + problem.type(), name, attachments.megabytes()));
            }
        }
    }

    /** Browsers write a quotation mark as %22 (WHATWG HTML), others as \". */
    private static String unescape(String name) {
        return name.replace("%22", "\"").replace("\\\"", "\"");
    }

    private String text(String name, InputStream octets) throws IOException {
        var text = octets.readNBytes(room + 1);
        room -= text.length;
        if (room < 0) {
            throw Problem.invalid(name, "attachment.fault.long", LONGEST);
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    /** The first value of a field. */
    public Optional<String> field(String name) {
        return fields(name).stream().findFirst();
    }

    public List<String> fields(String name) {
        return List.copyOf(fields.getOrDefault(name, List.of()));
    }

    /** The files, stored, in the order of the form. */
    public List<Attachment> files() {
        return List.copyOf(files);
    }

    /** What was wrong with files that are not among {@link #files}: the form's field, and a text with the file's name. */
    public List<Fault> refused() {
        return List.copyOf(refused);
    }
}
